import { CannotStart } from '../cannot-start.ts'
import { forgetOldKeys, keptKeys, rotateKeptKey } from '../kept-keys.ts'
import { runCommand, wrongUsage } from './command.ts'

await runCommand('npm run rotate-keys [-- forget]', async ({ dataDir, sessionKey, actorKey }, words) => {
  const [verb, ...more] = words
  if ((verb !== undefined && verb !== 'forget') || more.length > 0)
    wrongUsage('What shall be done with the keys?')
  if (sessionKey !== undefined || actorKey !== undefined) {
    throw new CannotStart(
      'SESSION_KEY or ACTOR_KEY is set: put the new key in front of the old one there, with a comma between.',
    )
  }
  const names = keptKeys(dataDir)
  if (names.length === 0) {
    throw new CannotStart(`${dataDir} keeps no keys: name the data folder of the system by DATA_DIR.`)
  }
  for (const name of names) (verb === 'forget' ? forgetOldKeys : rotateKeptKey)(dataDir, name)
  const done =
    verb === 'forget' ? 'Only the newest keys are accepted' : 'New keys are used, and the last ones accepted'
  process.stdout.write(`${done} from the next start on (${names.join(', ')} in ${dataDir}).\n`)
})
