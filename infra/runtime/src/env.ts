import type { z } from 'zod'

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

export class SettingsError extends Error {
  override name = 'SettingsError'
  readonly problems: string[]

  constructor(problems: string[]) {
    super(`These settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.problems = problems
  }
}
