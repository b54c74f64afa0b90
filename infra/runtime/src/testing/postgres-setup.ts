import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Postgres, startPostgres } from '@xingzhi/postgres/postgres'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the run's PostgreSQL, as its superuser, to the database `postgres`. */
    postgresUrl: string
  }
}

interface Shared {
  users: number
  started: Promise<{ server: Postgres; folder: string }>
}

// Vitest loads this file once per project; the projects of one run share one server.
const shared = globalThis as { xingzhiTestPostgres?: Shared }

/** Vitest's global setup of the projects that need PostgreSQL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.xingzhiTestPostgres ??= { users: 0, started: start() }
  const mine = shared.xingzhiTestPostgres
  mine.users++
  const { server, folder } = await mine.started
  project.provide('postgresUrl', server.url('postgres'))
  return async () => {
    if (--mine.users > 0) return
    delete shared.xingzhiTestPostgres
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function start() {
  const folder = await mkdtemp(join(tmpdir(), 'xingzhi-test-'))
  // PostgreSQL may run as another user, who has to pass through.
  await chmod(folder, 0o755)
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    // What a test wrote need not survive the machine; durability has tests with servers of their own. Hundreds of databases
    // of a few rows are not worth a worker of autovacuum each, several times a second.
    settings: { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: 300 },
    log: { info: () => {} },
  })
  return { server, folder }
}
