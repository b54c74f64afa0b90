import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface CheckStep {
  name: string
  /** For the shell, with the installed commands in its path. */
  command: string
}

export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Runs one step, shows in a line whether it was fine and how long it took, and what it wrote. */
export function runStep({ name, command }: CheckStep): Promise<boolean> {
  const startedAt = Date.now()
  const chunks: Buffer[] = []
  const child = spawn(command, { cwd: root, shell: true, env: withInstalledCommands(process.env) })
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
      const output = Buffer.concat(chunks).toString().trimEnd()
      if (output !== '') process.stdout.write(`${output.replace(/^/gm, '    ')}\n`)
      resolve(code === 0)
    })
  })
}

function withInstalledCommands(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH = '', ...rest } = env
  return {
    ...rest,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${PATH}`,
    TURBO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  }
}
