import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readRunFolder } from './config.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** For what is made once per run and used by several files; emptied when the run ends. */
    runFolder: string
  }
}

/** Vitest's global setup of the projects that share what is dear to make. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = readRunFolder(process.env)
  if (given !== undefined) {
    project.provide('runFolder', given)
    return async () => {}
  }
  const own = await mkdtemp(join(tmpdir(), 'xingzhi-run-'))
  // PostgreSQL may run as another user, who has to pass through.
  await chmod(own, 0o755)
  project.provide('runFolder', own)
  return () => rm(own, { recursive: true, force: true })
}
