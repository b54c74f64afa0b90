import { isId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'

/** What `node` finds by its global id. */
export type NodeName =
  | 'Activity'
  | 'Departure'
  | 'Guide'
  | 'Notice'
  | 'Reservation'
  | 'Route'
  | 'Session'
  | 'Shift'
  | 'Site'
  | 'Slot'
  | 'Station'
  | 'Training'
  | 'Walk'

/** What a global id can name: these are no nodes, but their ids travel the same way. */
export type Named = NodeName | 'Claim' | 'Closure' | 'Person' | 'Qualification' | 'ServiceRecord'

const GLOBAL_ID = /^([A-Z][A-Za-z]{0,31})_([0-9a-f-]{36})$/

export function toGlobalId(name: string, id: string): string {
  return `${name}_${id}`
}

/** The parts of a global id; undefined when it is malformed. */
export function readGlobalId(globalId: string): { name: string; id: string } | undefined {
  const [, name, id] = GLOBAL_ID.exec(globalId) ?? []
  return name !== undefined && id !== undefined && isId(id) ? { name, id } : undefined
}

/** The inner id of a `named`, or a refusal: an id of something else names no such thing, anything else is malformed. */
export function idOf(named: Named, globalId: string, field: string): string {
  const read = readGlobalId(globalId)
  if (read === undefined) refuse('INVALID_INPUT', { field, problem: 'malformed' })
  if (read.name !== named) refuse('NOT_FOUND', { what: whatOf(named) })
  return read.id
}

/** Like `idOf`, and a bare id is taken too: operators copy them from the identity provider's side. */
export function personIdOf(given: string, field: string): string {
  return isId(given) ? given : idOf('Person', given, field)
}

/** As refusals name it. */
function whatOf(named: Named): string {
  return named === 'ServiceRecord' ? 'record' : named.toLowerCase()
}
