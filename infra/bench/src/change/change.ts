import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { must } from '@xingzhi/runtime/assert'
import type { Bench, BenchContext, Outcome } from '../frame/bench.ts'
import { KINDS, type Kind, kindOf } from './kind-of.ts'

export const change: Bench = {
  name: 'change',
  what: 'what a change took: the files that somebody wrote, and those that commands wrote',
  flags: {},
  options: { from: 'REV: before the change', to: 'REV: with the change; HEAD without it' },
  run,
}

/** For a text that a manager enters, a citizen reads and booking's search returns. */
const HAND_WRITTEN_MAX = 16
const root = fileURLToPath(new URL('../../../../', import.meta.url))

interface Changed {
  path: string
  kind: Kind
  added: number
  removed: number
}

async function run({ options }: BenchContext): Promise<Outcome> {
  const from = must(options.get('from'), 'from which revision? --from REV')
  const to = options.get('to') ?? 'HEAD'
  const files = readChange(from, to)
  const count = (kind: Kind) => files.filter((file) => file.kind === kind)
  return {
    settings: { from, to },
    figures: KINDS.map((kind) => ({
      load: `${from}..${to}`,
      arm: kind,
      values: {
        files: count(kind).length,
        linesAdded: sum(count(kind).map(({ added }) => added)),
        linesRemoved: sum(count(kind).map(({ removed }) => removed)),
      },
    })),
    targets: [
      {
        name: 'hand-written production files',
        value: count('hand-written').length,
        wanted: { atMost: HAND_WRITTEN_MAX },
      },
    ],
    audit: [],
    notes: files.map(({ kind, path, added, removed }) => `${kind}: ${path} +${added} −${removed}`),
  }
}

function readChange(from: string, to: string): Changed[] {
  const lines = git('diff', '--numstat', '--no-renames', `${from}...${to}`).split('\n').filter(Boolean)
  const rows = lines.map((line) => line.split('\t'))
  const paths = new Set(rows.map(([, , path]) => must(path)))
  const isApiPrinted = ['package.json', 'gateway/package.json'].some((path) => hasScript(to, path, 'schema'))
  return rows
    .map(([added, removed, path]) => ({
      path: must(path),
      kind: kindOf(must(path), { paths, isApiPrinted }),
      // Of a file that is no text there are no lines.
      added: Number(added) || 0,
      removed: Number(removed) || 0,
    }))
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
}

function hasScript(revision: string, path: string, name: string): boolean {
  const { scripts = {} } = JSON.parse(git('show', `${revision}:${path}`)) as { scripts?: object }
  return name in scripts
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8' })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
