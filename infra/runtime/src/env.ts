import { z } from 'zod'

type Environment = Record<string, string | undefined>

/** Reads settings from an environment; an empty variable counts as unset. Throws one SettingsError that names every problem. */
export function readSettings<S extends z.ZodType>(schema: S, env: Environment): z.output<S> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new SettingsError(
    result.error.issues.map((issue) => {
      const name = issue.path.join('.')
      return name === '' ? issue.message : `${name}: ${issue.message}`
    }),
  )
}

/** The settings of a schema that several services read. */
export const wholeNumber = (least: number, most: number) =>
  z.coerce.number('is no number').int().min(least).max(most)
export const postgresAddress = z.url({ protocol: /^postgres(ql)?$/, error: 'is no postgres address' })
export const httpAddress = z.url({ protocol: /^https?$/, error: 'is no http address' })
/** An IANA name. */
export const timeZoneName = z.string().refine(isTimeZone, 'is no IANA time zone')

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export class SettingsError extends Error {
  override name = 'SettingsError'
  readonly problems: string[]

  constructor(problems: string[]) {
    super(`These settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}
