import type { Subject } from "./stage-declarations.ts";
import type { JoinDeclaration } from "./join-inputs.ts";

/**
 * The subjects that the person-months are joined from, each after those that it is staged from.
 *
 * @example joinedSubjects(personMonthJoin, subjects)[0]?.name // "population"
 */
export function joinedSubjects(
  { subjects: joined, unemploymentSources }: JoinDeclaration,
  declared: readonly Subject[],
): readonly Subject[] {
  const byName = new Map(declared.map((subject) => [subject.name, subject]));
  const found = new Map<string, Subject>();
  const visit = (name: string): void => {
    const subject = byName.get(name);
    if (subject === undefined || found.has(name)) return;
    for (const { subject: below } of Object.values(subject.subjects ?? {})) visit(below);
    found.set(name, subject);
  };
  for (const { subject } of [...Object.values(joined), ...unemploymentSources]) visit(subject);
  return [...found.values()];
}
