export const KINDS = ['hand-written', 'generated', 'tests', 'words'] as const
export type Kind = (typeof KINDS)[number]

const GENERATED = [
  /^proto\/gen\//,
  /^web\/src\/.*\/gen\//,
  /^services\/[^/]+\/migrations\/meta\//,
  /(?:^|\/)package-lock\.json$/,
]
const TESTS = [
  /\.test\.tsx?$/,
  /(?:^|\/)tests\//,
  /\/src\/testing\//,
  /^infra\/(?:architecture|bench|e2e|test)\//,
]
const MIGRATION = /^(services\/[^/]+\/migrations)\/(\d+)[^/]*\.sql$/
const API = 'gateway/schema.graphql'

export interface Change {
  /** Every file of the change. */
  paths: ReadonlySet<string>
  /** Whether a command prints the API's file at its end, so that nobody writes it. */
  isApiPrinted: boolean
}

/** Who writes a file of a change: a person, for production, for a test or for a reader; or a command. */
export function kindOf(path: string, { paths, isApiPrinted }: Change): Kind {
  if (GENERATED.some((rule) => rule.test(path))) return 'generated'
  if (path === API) return isApiPrinted ? 'generated' : 'hand-written'
  const [, folder, number] = MIGRATION.exec(path) ?? []
  // drizzle-kit writes a migration together with what it knows of the tables then.
  if (folder !== undefined && paths.has(`${folder}/meta/${number}_snapshot.json`)) return 'generated'
  if (TESTS.some((rule) => rule.test(path))) return 'tests'
  return /\.md$/.test(path) ? 'words' : 'hand-written'
}
