export interface Params {
  query: string
  operationName?: string
  variables?: Record<string, unknown>
  extensions?: Record<string, unknown>
}

const NAMES = new Set(['query', 'operationName', 'variables', 'extensions'])
const ESCAPED_NUL = '\\u0000'
const ESCAPED_SURROGATE = /\\ud[89a-f]/i

/** The parameters of a plain request; undefined when anything about them is unusual. */
export function readParams(body: string): Params | undefined {
  let params: unknown
  try {
    params = JSON.parse(body)
  } catch {
    return undefined
  }
  if (!isRecord(params)) return undefined
  for (const [name, value] of Object.entries(params)) if (!NAMES.has(name) && value !== null) return undefined
  const { query, operationName, variables, extensions } = params
  const isPlain =
    typeof query === 'string' &&
    isAbsentOr(operationName, (value) => typeof value === 'string') &&
    isAbsentOr(variables, isRecord) &&
    isAbsentOr(extensions, isRecord)
  return isPlain ? (params as unknown as Params) : undefined
}

/** Whether a body holds text that no database takes: NUL, or half of a character. */
export function hasBrokenText(body: string): boolean {
  if (body.includes(ESCAPED_NUL)) return true
  if (!ESCAPED_SURROGATE.test(body)) return false
  try {
    return !isWellFormed(JSON.parse(body))
  } catch {
    // Not JSON at all: said elsewhere.
    return false
  }
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => name.isWellFormed() && isWellFormed(inner))
}

function isAbsentOr(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isRight(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
