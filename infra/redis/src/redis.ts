import { spawnSync } from 'node:child_process'
import { type Child, startChild } from '@xingzhi/runtime/child-process'
import { freePort } from '@xingzhi/runtime/free-port'
import type { Log } from '@xingzhi/runtime/log'

export interface Redis {
  url: string
  pid: number
  exited: Child['exited']
  stop(): Promise<void>
  kill(): Promise<void>
}

/** Starts Debian's redis-server on 127.0.0.1. It keeps nothing: Redis is never the truth here. `dir` holds its log. */
export async function startRedis(options: { dir: string; log: Log; port?: number }): Promise<Redis> {
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    throw new Error('redis-server is missing: install it (Debian: apt-get install redis-server)')
  }
  const port = options.port ?? (await freePort())
  const child = await startChild({
    name: 'redis',
    command: 'redis-server',
    args: [
      '--bind',
      '127.0.0.1',
      '--port',
      String(port),
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      options.dir,
    ],
    dir: options.dir,
    log: options.log,
    ready: async (output) => output.includes('Ready to accept connections'),
    readyWithinMs: 10_000,
    stopWithinMs: 5_000,
  })
  return { ...child, url: `redis://127.0.0.1:${port}` }
}
