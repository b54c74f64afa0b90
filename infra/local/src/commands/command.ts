import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type ServiceName, serviceNames } from '@xingzhi/proto/services'
import { isForPeople } from '../cannot-start.ts'
import { readSystemSettings, type SystemSettings } from '../config.ts'

/** Said to who typed the command: how it is used. */
class Usage extends Error {}

/** Runs a command with the system's settings and its own words; what it throws for people is shown as a sentence. */
export async function runCommand(
  usage: string,
  command: (settings: SystemSettings, words: string[]) => Promise<void>,
): Promise<void> {
  try {
    await command(readSystemSettings(process.env), process.argv.slice(2))
  } catch (error) {
    if (error instanceof Usage) process.stderr.write(`${error.message}\nUsage: ${usage}\n`)
    else if (isForPeople(error)) process.stderr.write(`${error.message}\n`)
    else throw error
    process.exitCode = 1
  }
}

/** The services that a word names: one, or all without a word. */
export function servicesNamed(word: string | undefined): readonly ServiceName[] {
  if (word === undefined) return serviceNames
  const named = serviceNames.filter((name) => name === word)
  if (named.length > 0) return named
  throw new Usage(`There is no service ${word}; there are ${serviceNames.join(', ')}.`)
}

/** The folders that words name, as in `--to FOLDER`: absolute, by their option. No other words are taken. */
export function foldersNamed<Name extends string>(
  words: string[],
  names: readonly Name[],
): Partial<Record<Name, string>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    const given = Object.entries(parseArgs({ args: words, options }).values)
    return Object.fromEntries(given.map(([name, folder]) => [name, resolve(String(folder))])) as Partial<
      Record<Name, string>
    >
  } catch (error) {
    return wrongUsage((error as Error).message)
  }
}

export function wrongUsage(why: string): never {
  throw new Usage(why)
}
