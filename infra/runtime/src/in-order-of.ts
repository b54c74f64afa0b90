/** What was found, in the order of the ids that asked for it; what was not found is left out. */
export function inOrderOf<Item extends { id: string }>(
  ids: readonly string[],
  found: readonly Item[],
): Item[] {
  const byId = new Map(found.map((item) => [item.id, item]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
