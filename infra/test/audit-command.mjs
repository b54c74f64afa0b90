import { auditDependencies } from './audit.mjs'

// npm run audit: 0 when nothing high or critical is known, 1 when something is, 2 when nobody could be asked.

const audit = auditDependencies()
if (!audit.ran) process.stdout.write(`not audited: ${audit.why}\n`)
else if (audit.findings.length > 0) process.stdout.write(`${audit.findings.join('\n')}\n`)
else process.stdout.write(`${audit.packages} packages, nothing high or critical is known of them\n`)
process.exitCode = audit.ran ? Math.min(1, audit.findings.length) : 2
