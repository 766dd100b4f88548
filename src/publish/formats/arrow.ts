import {
  CompressionType,
  Dictionary,
  Float64,
  Int32,
  RecordBatchFileWriter,
  Table,
  Utf8,
  compressionRegistry,
  makeData,
  makeVector,
  tableFromIPC,
  vectorFromArray,
} from "apache-arrow";
import type { Vector } from "apache-arrow";
import { OBSERVATION_COLUMNS, isNumeric } from "../../model/observation.ts";
import type { Observation, ObservationColumn } from "../../model/observation.ts";
import { framed, unframed } from "./lz4.ts";

// Without compression the file would be twenty times the size of the Parquet file, every night.
compressionRegistry.set(CompressionType.LZ4_FRAME, { encode: framed, decode: unframed });

/**
 * Writes the uncompressed length before each buffer, as the format requires (Message.fbs, BodyCompression): the library, version 21.2.0, writes the
 * compressed length, which other readers reject. Its own reader ignores the length.
 */
class CompressedWriter extends RecordBatchFileWriter {
  constructor() {
    super({ compressionType: CompressionType.LZ4_FRAME });
  }

  protected override _compressBodyBuffers(buffers: ArrayBufferView[]) {
    // oxlint-disable-next-line no-underscore-dangle -- the library's own name
    const made = super._compressBodyBuffers(buffers);
    buffers.forEach(({ byteLength }, at) => {
      const length = made.buffers[2 * at]!;
      if (length.byteLength === 0) return;
      const view = new DataView(length.buffer, length.byteOffset, length.byteLength);
      if (view.getBigInt64(0, true) >= 0n) view.setBigInt64(0, BigInt(byteLength), true);
    });
    return made;
  }
}

function validity(values: readonly (string | number | null)[]): {
  readonly nullBitmap: Uint8Array;
  readonly nullCount: number;
} {
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, index) => {
    if (value === null) nullCount += 1;
    else nullBitmap[index >> 3]! |= 1 << (index & 7);
  });
  return { nullBitmap, nullCount };
}

function numbers(values: readonly (number | null)[], integer: boolean): Vector {
  const filled = values.map((value) => value ?? 0);
  const common = { length: values.length, ...validity(values) };
  return integer
    ? makeVector(makeData({ type: new Int32(), data: Int32Array.from(filled), ...common }))
    : makeVector(makeData({ type: new Float64(), data: Float64Array.from(filled), ...common }));
}

// The library numbers dictionaries in the order of creation in a process, so the same table would not give the same bytes twice: here the column's place
// is the number.
function texts(values: readonly string[], id: number): Vector {
  const codes = [...new Set(values)].toSorted();
  const position = new Map(codes.map((code, index) => [code, index]));
  const dictionary = vectorFromArray(codes, new Utf8());
  const type = new Dictionary(new Utf8(), new Int32(), id);
  const data = Int32Array.from(values, (value) => position.get(value) ?? 0);
  return makeVector(makeData({ type, length: values.length, nullCount: 0, data, dictionary }));
}

function vector(observations: readonly Observation[], column: ObservationColumn, id: number): Vector {
  if (isNumeric(column)) {
    return numbers(
      observations.map((row) => row[column]),
      column === "N_BASE" || column === "DECIMALS",
    );
  }
  return texts(
    observations.map((row) => row[column]),
    id,
  );
}

/** The bytes of `observations.arrow`: one record batch, codes as dictionaries of text (Arrow IPC file), its buffers compressed by LZ4, its description in the schema's metadata. */
export function arrowOf(observations: readonly Observation[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const table = new Table(
    Object.fromEntries(OBSERVATION_COLUMNS.map((column, index) => [column, vector(observations, column, index)])),
  );
  for (const [key, text] of Object.entries(metadata)) table.schema.metadata.set(key, text);
  const writer = new CompressedWriter();
  writer.writeAll(table);
  return writer.toUint8Array(true);
}

/** Reads an Arrow file, with compressed buffers or, as in older snapshots, without. */
export const readArrow = (bytes: Uint8Array): Table => tableFromIPC(bytes);
