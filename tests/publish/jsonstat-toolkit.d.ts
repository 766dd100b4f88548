declare module "jsonstat-toolkit" {
  interface Dataset {
    readonly class: string;
    readonly label: string;
    readonly n: number;
    readonly id: readonly string[];
    readonly size: readonly number[];
    Dimension(id: string): { readonly label: string; readonly role: string; readonly id: readonly string[] };
    Data(where: Readonly<Record<string, string>>): { readonly value: number | null; readonly status: string };
  }
  export default function JSONstat(document: unknown): Dataset;
}
