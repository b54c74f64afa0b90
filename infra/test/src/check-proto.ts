import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runStep } from './step.ts'

// npm run proto:check: the contracts are well made, break nobody, and the generated code is made from them as they are.

const steps = [
  { name: 'buf lint', command: 'buf lint proto' },
  { name: 'buf format', command: 'buf format proto --diff --exit-code' },
]
const base = mergeBase()
if (base !== undefined) {
  steps.push({
    name: 'buf breaking',
    command: `buf breaking proto --against '.git#ref=${base},subdir=proto'`,
  })
}

let fine = true
for (const step of steps) fine = (await runStep(step)) && fine
fine = (await isFresh()) && fine
process.exitCode = fine ? 0 : 1

/** Where this branch left main; undefined without git, or in a clone that does not reach back so far. */
function mergeBase(): string | undefined {
  for (const main of ['origin/main', 'main']) {
    try {
      const git = ['merge-base', 'HEAD', main]
      const commit = execFileSync('git', git, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim()
      const holds = execFileSync('git', ['ls-tree', commit, 'proto/buf.yaml'], {
        cwd: root,
        encoding: 'utf8',
      })
      return holds === '' ? undefined : commit
    } catch {
      // The next name may be there.
    }
  }
  return undefined
}

async function isFresh(): Promise<boolean> {
  const fresh = mkdtempSync(join(tmpdir(), 'xingzhi-proto-'))
  try {
    const made = await runStep({ name: 'buf generate', command: `cd proto && buf generate -o ${fresh}` })
    if (!made) return false
    const [before, after] = [filesOf(join(root, 'proto', 'gen')), filesOf(join(fresh, 'gen'))]
    const stale = [...new Set([...before.keys(), ...after.keys()])].filter(
      (name) => before.get(name) !== after.get(name),
    )
    if (stale.length > 0)
      process.stdout.write(
        `✗ proto/gen is not what the contracts say; run npm run proto: ${stale.join(', ')}\n`,
      )
    return stale.length === 0
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.\w+$/.test(name),
  )
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
