import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ensureInstalled, pinnedNode } from './install.mjs'
import { howToRun } from './server-build.mjs'

// Runs on the Node that the machine has, installs when needed, and hands over to the pinned one:
//   node infra/local/start.mjs [entry.ts] [arguments]

ensureInstalled()

const words = process.argv.slice(2)
const entry = words[0]?.endsWith('.ts') ? words.shift() : 'infra/local/src/main.ts'

const { args, env } = howToRun(entry)

// A group of its own: a Ctrl-C reaches the whole foreground group at once and npm passes it on once more; here it is
// passed on once. The channel tells the child when this process was killed.
// A larger nursery makes nothing faster here, and the heap a hundred megabytes larger (docs/performance.md).
const child = spawn(pinnedNode, ['--max-semi-space-size=8', ...args, ...words], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  detached: true,
  env: { ...process.env, ...env },
})

let passedOn = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    // A terminal that is closed asks to end, too.
    if (!passedOn) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    passedOn = true
  })
}
child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
