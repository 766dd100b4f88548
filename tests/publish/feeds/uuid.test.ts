import { describe, expect, it } from "vitest";
import { uuidOf } from "../../../src/publish/feeds/uuid.ts";

const DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

describe("a UUID of a name", () => {
  it("is that of RFC 9562, appendix B.2", () => {
    expect(uuidOf(DNS, "www.example.com")).toBe("5c146b14-3c52-8afd-938a-375d0df1fbf6");
  });

  it("is another in another namespace and of another name", () => {
    const other = "6ba7b811-9dad-11d1-80b4-00c04fd430c8";
    expect(new Set([uuidOf(DNS, "a"), uuidOf(DNS, "b"), uuidOf(other, "a")]).size).toBe(3);
  });
});
