import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Filters, readFilters, writeFilters } from './filters.ts'

/** The filters live in the address: shared, reloaded and gone back to as they are. */
export function useFilters(): {
  filters: Filters
  filterSearch: string
  setFilters(next: Partial<Filters>): void
} {
  const search = useSearch()
  const [location, navigate] = useLocation()
  const filters = useMemo(() => readFilters(search), [search])
  return {
    filters,
    filterSearch: writeFilters(filters),
    setFilters(next) {
      navigate(location + writeFilters({ ...filters, ...next }), { replace: true })
    },
  }
}
