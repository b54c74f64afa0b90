import { portTaken } from '@xingzhi/runtime/free-port'
import { CannotStart } from './cannot-start.ts'

/** Says what to do when somebody else listens on the port of the pages. Two of our own gateways may share one; strangers may not. */
export async function refuseUsedPort({ host, port }: { host: string; port: number }): Promise<void> {
  if (port === 0) return
  const taken = await portTaken(port, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EACCES')
      throw new CannotStart(
        `Port ${port} needs more rights than this user has: start with another PORT, such as PORT=4000.`,
      )
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
      throw new CannotStart(
        `${host} is no address of this machine: start with another HOST, such as HOST=127.0.0.1.`,
      )
    }
    throw error
  })
  if (taken) {
    throw new CannotStart(
      `Port ${port} of ${host} is in use by another program: stop that one, or start with another port, such as PORT=${port + 1}.`,
    )
  }
}

/** Where something that listens there is found from this machine. */
export function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
