import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// npm run dev: the back end, started anew when its code changes, and Vite, which changes the pages in place.

const root = fileURLToPath(new URL('../../../', import.meta.url))
const env = { ...process.env, WEB_BUILD: 'off' }

const backEnd = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    '--disable-warning=ExperimentalWarning',
    join(root, 'infra/local/src/main.ts'),
  ],
  { cwd: root, env, stdio: 'inherit' },
)
const pages = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], {
  cwd: join(root, 'web'),
  env,
  stdio: 'inherit',
})

const children = [backEnd, pages]
let isEnding = false
// Once only: a second signal would end the back end before its database.
const end = () => {
  if (!isEnding) for (const child of children) child.kill('SIGTERM')
  isEnding = true
}
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, end)
process.channel?.unref()
// When one of them ends by itself, so does the other.
await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', () => resolve(end())))))
