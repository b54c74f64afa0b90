/**
 * Who asks. The session is at a site of `manager`; `owner` holds a reservation in it and has begun a walk. `guide` and `otherGuide` led
 * a departure; `guide` holds the shift of the next one and is enrolled in a training.
 */
export const PEOPLE = {
  stranger: '',
  owner: 'citizen-90001',
  citizen: 'citizen-90002',
  guide: 'guide-49',
  otherGuide: 'guide-50',
  otherManager: 'manager-2',
  manager: 'manager-1',
  operator: 'operator-1',
} as const
export type Who = keyof typeof PEOPLE

/** `ok`; `null` for what is hidden or not there; or the code of a refusal. */
export type Outcomes = Record<Who, string>

export interface TypeRow {
  /** Ways to one: `it` is what is reached, `FIELDS` stands for all its fields; and who gets there. */
  ways: [document: string, outcomes: Outcomes][]
  /** Every field of the type: shown to whoever gets there, or by the first way only to some. */
  fields: Record<string, 'shown' | Outcomes>
}

export const each = (outcome: string, others: Partial<Outcomes> = {}): Outcomes => ({
  ...(Object.fromEntries(Object.keys(PEOPLE).map((who) => [who, outcome])) as Outcomes),
  ...others,
})
export const everybody = each('ok')
export const managers = each('null', { manager: 'ok', operator: 'ok' })
export const concerned = each('null', { owner: 'ok', manager: 'ok', operator: 'ok' })
export const ownerOnly = each('null', { owner: 'ok' })
/** Both led the departure of `$led`. */
export const led = { guide: 'ok', otherGuide: 'ok' }
export const guides = each('null', led)
export const guideOnly = each('null', { guide: 'ok' })
export const operators = each('null', { operator: 'ok' })
export const guideAndOperators = each('null', { guide: 'ok', operator: 'ok' })
export const signedIn = each('ok', { stranger: 'null' })
export const anyoneWho = each('ok', { stranger: 'SIGN_IN_REQUIRED' })
export const ownersWrite = each('NOT_FOUND', { stranger: 'SIGN_IN_REQUIRED', owner: 'ok' })
export const managersWrite = (outcome: string) =>
  each('FORBIDDEN', { stranger: 'SIGN_IN_REQUIRED', manager: outcome, operator: outcome })
export const guidesWrite = (outcome: string) =>
  each('NOT_FOUND', { stranger: 'SIGN_IN_REQUIRED', guide: outcome, otherGuide: outcome })
export const operatorsWrite = each('FORBIDDEN', { stranger: 'SIGN_IN_REQUIRED', operator: 'ok' })

export const shown = (names: string) =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'shown' as const]))
export const node = (type: string, id: string) => `{ it: node(id: "${id}") { ... on ${type} { FIELDS } } }`
export const inSite = (inner: string) => `{ node(id: "$site") { ... on Site { ${inner} } } }`
export const inSlot = (inner: string) => `{ node(id: "$slot") { ... on Slot { ${inner} } } }`
export const inLedSlot = (inner: string) => `{ node(id: "$ledslot") { ... on Slot { ${inner} } } }`
export const inNode = (type: string, id: string, inner: string) =>
  `{ node(id: "${id}") { ... on ${type} { ${inner} } } }`
export const mutation = (name: string, input: string) => {
  const success = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`
  return `mutation { it: ${name}(input: { ${input} }) { ... on Refused { refusedAs: code } ... on ${success} { FIELDS } } }`
}
export const key = 'idempotencyKey: "$key"'

/** A list that comes by pages: its connection and its edges, with who gets the list and who finds something in it. */
export function pages(name: string, list: (inner: string) => string, outcomes: Outcomes, found = outcomes) {
  return {
    [`${name}Connection`]: { ways: [[list('it: '), outcomes]], fields: shown('edges pageInfo') },
    [`${name}Edge`]: {
      ways: [[list('').replace('FIELDS', 'it: edges { FIELDS }'), found]],
      fields: shown('cursor node'),
    },
  } satisfies Record<string, TypeRow>
}
