import { editDistance } from "../host/edit-distance";

/** The known names most like a mistyped one, best first. */
export function nearMatches(name: string, known: Iterable<string>, count = 3): string[] {
  const wanted = name.toUpperCase();
  const likely = [...known]
    .map((candidate) => ({ candidate, distance: likeness(wanted, candidate.toUpperCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)));
  const best = Math.min(...likely.map(({ distance }) => distance));
  return likely
    .filter(({ distance }) => distance <= best + 1)
    .sort((left, right) => left.distance - right.distance || left.candidate.localeCompare(right.candidate))
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/** The part after the dot alone counts as near: MARGIN is close to MICRO.MARGIN. */
function likeness(wanted: string, candidate: string): number {
  const bare = candidate.slice(candidate.indexOf(".") + 1);
  if (!wanted.includes(".")) return Math.min(editDistance(wanted, candidate), editDistance(wanted, bare));
  return editDistance(wanted, candidate);
}
