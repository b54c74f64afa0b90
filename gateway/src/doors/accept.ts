const SINGLE_ANSWERS = ['application/graphql-response+json', 'application/json'] as const

/**
 * The type of a single answer that an Accept header asks for, chosen as yoga chooses: the first entry that matches, and
 * for a wildcard plain JSON. Undefined when it asks for none of them.
 */
export function singleAnswerType(accept: string | undefined): (typeof SINGLE_ANSWERS)[number] | undefined {
  if (accept === undefined || accept === '') return 'application/json'
  for (const entry of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = entry.split(';').map((part) => part.trim())
    const charset = parameters.find((parameter) => parameter.startsWith('charset='))
    if (charset !== undefined && charset !== 'charset=utf-8') continue
    if (type === '*/*' || type === 'application/*') return 'application/json'
    const match = SINGLE_ANSWERS.find((answer) => answer === type)
    if (match !== undefined) return match
  }
  return undefined
}

export function takesEventStream(accept: string | undefined): boolean {
  return accept?.toLowerCase().includes('text/event-stream') ?? false
}
