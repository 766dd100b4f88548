import { createHash } from "node:crypto";

/**
 * The UUID of a name in a namespace: version 8, from SHA-256, as in RFC 9562, appendix B.2. The same name always gives the same UUID.
 *
 * @param namespace a UUID
 * @example uuidOf("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com") // "5c146b14-3c52-8afd-938a-375d0df1fbf6"
 */
export function uuidOf(namespace: string, name: string): string {
  const bytes = createHash("sha256")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
