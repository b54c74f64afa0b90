import { join } from 'node:path'
import { type BenchProcess, startBenchProcess } from './bench-process.ts'
import { scratchFolder } from './scratch-folder.ts'

/** The whole system in a process of its own with so many sessions, each with so many places and nobody yet when that is said; its first message is `DemoReady`. */
export async function startDemoSystem(
  { sessions, places }: { sessions: number; places?: number },
  started: AsyncDisposableStack,
): Promise<BenchProcess> {
  const env = {
    DATA_DIR: join(await scratchFolder(started), 'data'),
    PORT: '0',
    LOG_LEVEL: 'warn',
    RATE_LIMITS: 'off',
    DEMO: 'off',
    ACTOR_KEY: 'a key that lives for one run of one bench',
  }
  const words = [sessions, ...(places === undefined ? [] : [places])].map(String)
  return startBenchProcess(new URL('./demo-process.ts', import.meta.url), started, { env, words })
}
