import { mkdir, writeFile } from 'node:fs/promises'
import { isReached, type Outcome, type Target } from './bench.ts'
import type { Machine } from './machine.ts'

const resultsFolder = new URL('../../results/', import.meta.url)

export interface Result extends Outcome {
  bench: string
  at: string
  tookSeconds: number
  machine: Machine
}

/** Keeps a result as `infra/bench/results/<bench>.json`; returns the file's path. */
export async function keepResult(result: Result): Promise<string> {
  await mkdir(resultsFolder, { recursive: true })
  const file = new URL(`${result.bench}.json`, resultsFolder)
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`)
  return file.pathname
}

export function resultOf(bench: string, startedAt: Date, machine: Machine, outcome: Outcome): Result {
  const tookSeconds = Math.round((Date.now() - startedAt.getTime()) / 1000)
  return { bench, at: startedAt.toISOString(), tookSeconds, machine, ...outcome }
}

/** The figures as a Markdown table, then the targets, then the notes: what docs/performance.md holds. */
export function printed({ figures, targets, notes, audit, machine, settings }: Result): string {
  const columns = [...new Set(figures.flatMap(({ values }) => Object.keys(values)))]
  const rows = figures.map(({ load, arm, values }) => [
    load,
    arm,
    ...columns.map((column) => (values[column] === undefined ? '' : shown(values[column]))),
  ])
  const counted = audit.reduce((sum, finding) => sum + finding.counted, 0)
  return [
    `${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, Node ${machine.node}, load before ${machine.loadBefore}`,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
    '',
    ...table([['load', 'arm', ...columns], ...rows]),
    '',
    ...targets.map(targetLine),
    `audit: ${audit.length} truths over ${counted} rows, no violation`,
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n')
}

function targetLine(target: Target): string {
  const wish =
    'atLeast' in target.wanted ? `at least ${target.wanted.atLeast}` : `at most ${target.wanted.atMost}`
  return `${isReached(target) ? 'reached' : 'MISSED '}  ${target.name}: ${shown(target.value)} (${wish})`
}

function table(lines: string[][]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const row = (line: string[]) =>
    `| ${line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const [head = [], ...body] = lines
  return [row(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(row)]
}

function shown(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US')
  return String(Math.round(value * 100) / 100)
}
