export interface Params {
  query: string
  operationName?: string
  variables?: Record<string, unknown>
  extensions?: Record<string, unknown>
}

const NAMES = new Set(['query', 'operationName', 'variables', 'extensions'])
const DEPTH_MAX = 32
const ESCAPED_NUL = '\\u0000'
const ESCAPED_SURROGATE = /\\ud[89a-f]/i

/** Operations of one request, each with its parameters: more than one share a live connection. */
const OPERATIONS_MAX = 4

/** The parameters of a plain request; undefined when anything about them is unusual. */
export function readParams(body: string): Params | undefined {
  return paramsIn(parsed(body))
}

/** Those of a list of operations, or of one; undefined when anything about them is unusual. */
export function readParamsOfMany(body: string): Params[] | undefined {
  const given = parsed(body)
  const all = (Array.isArray(given) ? given : [given]).map(paramsIn)
  if (all.length === 0 || all.length > OPERATIONS_MAX || all.includes(undefined)) return undefined
  return all as Params[]
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function paramsIn(params: unknown): Params | undefined {
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

/**
 * Whether lists and objects stand in each other more deeply than anything that is asked here, however long that is. What walks
 * through them by recursion (coercing, writing an error) would overflow in the middle of the work.
 */
export function isNestedTooDeeply(body: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < body.length; at++) {
    const sign = body[at]
    if (isText && sign === '\\') at += 1
    else if (sign === '"') isText = !isText
    else if (isText) continue
    else if (sign === '{' || sign === '[') depth += 1
    else if (sign === '}' || sign === ']') depth -= 1
    if (depth > DEPTH_MAX) return true
  }
  return false
}

/** Broken text of a GET: its address says with percent signs what a body says in letters. */
export function addressHasBrokenText(url: string): boolean {
  return [...searchOf(url).values()].some((text) => text.includes('\0') || hasBrokenText(text))
}

/** Too deep in a part of a GET. */
export function addressIsNestedTooDeeply(url: string): boolean {
  return [...searchOf(url).values()].some(isNestedTooDeeply)
}

/** Whether the parts of a request that are JSON are. */
export function isReadable(url: string, body: string | undefined): boolean {
  if (body !== undefined) return isJson(body)
  const search = searchOf(url)
  return ['variables', 'extensions'].every((name) => isJson(search.get(name) || 'null'))
}

function searchOf(url: string): URLSearchParams {
  const at = url.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : url.slice(at))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Without recursion: a body can be nested more deeply than the stack is high. */
function isWellFormed(value: unknown): boolean {
  const left = [value]
  while (left.length > 0) {
    const one = left.pop()
    if (typeof one === 'string' && !one.isWellFormed()) return false
    if (typeof one !== 'object' || one === null) continue
    for (const [name, inner] of Object.entries(one)) left.push(name, inner)
  }
  return true
}

function isAbsentOr(value: unknown, isRight: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || isRight(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
