import { type Finding, verify } from '@xingzhi/verify/verify'
import { foldersNamed, runCommand } from './command.ts'
import { withDatabases } from './system-at-rest.ts'

await runCommand('npm run verify [-- --data-dir DIR]', async (settings, words) => {
  const { 'data-dir': dataDir = settings.dataDir } = foldersNamed(words, ['data-dir'])
  await withDatabases({ ...settings, dataDir }, async (urls, isRunning) => {
    const findings = await verify(urls, { isRunning })
    process.stdout.write(findings.map(linesOf).join(''))
    const broken = findings.filter(({ violations }) => violations.length > 0)
    process.stdout.write(
      broken.length === 0
        ? `Every truth holds: ${findings.length} of ${findings.length}.\n`
        : `${broken.length} of ${findings.length} truths do not hold.\n`,
    )
    if (broken.length > 0) process.exitCode = 1
  })
})

function linesOf({ truth, counted, violations }: Finding): string {
  const seen = `${truth} (${counted} counted)`
  if (violations.length === 0) return `ok      ${seen}\n`
  return `BROKEN  ${seen}: ${violations.length} do not hold\n${violations.map((line) => `          ${line}\n`).join('')}`
}
