import type { Sql } from '@xingzhi/runtime/database'
import type { SharedRows } from '@xingzhi/runtime/truth'

/** The same rows as one service has them: `rows` as in `SharedRows`. */
export interface Side extends Pick<SharedRows, 'rows'> {
  service: string
  sql: Sql
}

/** By id: the version that the teller had when the row was seen to differ, 0 when it had none. */
export type Differing = Map<string, number>

interface Facts {
  id: string
  version: number
  facts: Record<string, unknown>
}

const IDS_AT_ONCE = 5_000

/** What is wrong with each of these now, by id; those that agree, or went on past what was seen, are left out. */
export async function lookAgain(
  told: Side,
  followed: Side,
  differing: Differing,
): Promise<Map<string, string>> {
  const broken = new Map<string, string>()
  const ids = [...differing.keys()]
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE)
    // The teller second: read later, it is never behind one that follows it.
    const followers = await factsOf(followed, some)
    const tellers = await factsOf(told, some)
    for (const id of some) {
      const seen = differing.get(id) ?? 0
      const why = differenceOf(told, followed, tellers.get(id), followers.get(id), seen)
      if (why !== undefined) broken.set(id, why)
    }
  }
  return broken
}

async function factsOf({ sql, rows }: Side, ids: string[]): Promise<Map<string, Facts>> {
  const found = await sql.unsafe<Facts[]>(
    `select id::text, version, facts from (${rows}) as shared where shared.id = any($1::uuid[])`,
    [ids],
  )
  return new Map(found.map((row) => [row.id, row]))
}

function differenceOf(
  told: Side,
  followed: Side,
  teller: Facts | undefined,
  follower: Facts | undefined,
  seen: number,
): string | undefined {
  if (!teller && !follower) return undefined
  if (!follower) return `${told.service} tells it, ${followed.service} does not have it`
  if (!teller) return `${followed.service} has it, ${told.service} does not tell it`
  if (follower.version > teller.version) {
    return `${followed.service} is ahead: it has version ${follower.version}, ${told.service} is at ${teller.version}`
  }
  if (follower.version < teller.version) {
    if (seen > 0 && follower.version >= seen) return undefined
    return `${followed.service} is behind: it has version ${follower.version}, ${told.service} is at ${teller.version}`
  }
  const names = [...new Set([...Object.keys(teller.facts), ...Object.keys(follower.facts)])]
  const differences = names.flatMap((name) => {
    const [there, here] = [JSON.stringify(teller.facts[name]), JSON.stringify(follower.facts[name])]
    return there === here ? [] : [`${name} is ${there} in ${told.service} and ${here} in ${followed.service}`]
  })
  return differences.length === 0 ? undefined : differences.join(', ')
}
