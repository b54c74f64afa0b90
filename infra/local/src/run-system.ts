import { type Running, run } from '@xingzhi/runtime/run'
import { isForPeople } from './cannot-start.ts'
import type { SystemSettings } from './config.ts'

/** Runs a system until it is told to end. What keeps it from starting is said in words, where it can be. */
export async function runSystem(start: () => Promise<Running>): Promise<void> {
  // The process that started this one is gone: nobody else would end it.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  await run(async () => {
    try {
      return await start()
    } catch (error) {
      if (!isForPeople(error)) throw error
      process.stderr.write(`${error.message}\n`)
      process.exit(1)
    }
  })
}

/** Says where the pages are and how to sign in. */
export function greet(url: string, { demo, dataDir }: SystemSettings): void {
  const signIn = demo ? `Sign in as one of the demo people: ${url}/sign-in\n` : ''
  process.stdout.write(
    `\nXingzhi 行知 is at ${url}\n${signIn}Data and logs are in ${dataDir}. Ctrl-C ends it.\n`,
  )
}
