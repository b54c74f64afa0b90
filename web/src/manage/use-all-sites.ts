import { useEffect, useState } from 'react'
import { useClient } from '../api/api-provider.tsx'
import {
  AllSitesDocument,
  type AllSitesQueryVariables,
  type SiteInTableFragment,
} from '../api/gen/documents.ts'

const PAGE = 100
const PAGES_MAX = 20

/** Every site of the district, page by page; undefined until the first page has come. */
export function useAllSites(wanted: boolean): readonly SiteInTableFragment[] | undefined {
  const client = useClient()
  const [sites, setSites] = useState<readonly SiteInTableFragment[]>()
  useEffect(() => {
    if (!wanted) return
    let isWanted = true
    const load = async () => {
      const all: SiteInTableFragment[] = []
      let after: string | null = null
      for (let page = 0; page < PAGES_MAX && isWanted; page += 1) {
        const variables: AllSitesQueryVariables = { first: PAGE, after }
        const { data } = await client.query(AllSitesDocument, variables)
        if (!data || !isWanted) return
        all.push(...data.sites.edges.map(({ node }) => node))
        setSites([...all])
        if (!data.sites.pageInfo.hasNextPage) return
        after = data.sites.pageInfo.endCursor
      }
    }
    void load()
    return () => {
      isWanted = false
    }
  }, [client, wanted])
  return sites
}
