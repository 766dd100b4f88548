/** Id of the block in the page that holds its data: gzipped JSON (`packPage`) as base64. */
export const DATA_BLOCK = "data";
