import { request } from 'node:http'

/** What the map and the list ask when they are opened without a filter. */
const QUESTION = `{
  siteSummaries { sessionCount capacity remaining crafts nextStartsAt site { id name nameEn point { latitude longitude } precisionMetres } }
  sessions(first: 20) { edges { node { id activity { id title } site { id name } slot { id remaining } } } }
  streetTowns { code name }
}`
/** Each connection reaches one of the two gateways by chance. */
const CONNECTIONS = 24

/** Lets every gateway hear the usual question once. */
export async function warmUp(url: string): Promise<void> {
  for (let count = 0; count < CONNECTIONS; count++) await askOnNewConnection(url)
}

function askOnNewConnection(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const asking = request(`${url}/graphql`, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume().once('end', resolve).once('error', reject)
    })
    asking.once('error', reject).end(JSON.stringify({ query: QUESTION }))
  })
}
