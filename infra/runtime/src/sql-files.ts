import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface SqlFile {
  name: string
  statements: string
  hash: string
}

// `0001_name.sql`; functions are laid in the order of their numbers too.
const NUMBERED_FILE = /^\d{2,4}_[\w-]+\.sql$/

/** The SQL files of a folder, in the order in which they run. */
export async function readSqlFiles(folder: URL): Promise<SqlFile[]> {
  const path = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
  const names = (await readdir(fileURLToPath(path))).filter((name) => NUMBERED_FILE.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(new URL(name, path), 'utf8')
      return { name, statements, hash: createHash('sha256').update(statements).digest('hex') }
    }),
  )
}

/** The files of functions that belong to a folder of migrations. */
export async function readFunctions(migrations: URL): Promise<SqlFile[]> {
  const folder = new URL('../functions/', migrations)
  return existsSync(fileURLToPath(folder)) ? readSqlFiles(folder) : []
}
