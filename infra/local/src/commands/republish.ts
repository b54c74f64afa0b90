import { runCommand, servicesNamed, wrongUsage } from './command.ts'
import { withServices } from './system-at-rest.ts'

await runCommand('npm run republish -- SERVICE', async (settings, [name]) => {
  const names =
    name === undefined ? wrongUsage('Which service shall tell its facts again?') : servicesNamed(name)
  await withServices(settings, names, async (service) => {
    process.stdout.write(`${service.name} tells ${await service.republish()} facts again\n`)
  })
})
