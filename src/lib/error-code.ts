/** The system's code of a failed call, such as `ENOENT`; null for any other error. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
