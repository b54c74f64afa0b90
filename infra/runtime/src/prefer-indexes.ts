/**
 * For a service whose every statement is meant to go by an index. Left to statistics, the planner reads whole tables while
 * they are small or just grew; a setting of the connections keeps it from that. A database's address, with that setting.
 */
export function preferIndexes(databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.searchParams.set('enable_seqscan', 'off')
  url.searchParams.set('jit', 'off')
  return url.href
}
