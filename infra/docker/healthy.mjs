// node infra/docker/healthy.mjs http://…/readyz: exit code 0 when the address answers with success.
const answer = await fetch(process.argv[2], { signal: AbortSignal.timeout(3_000) }).catch(() => undefined)
process.exitCode = answer?.ok ? 0 : 1
