import { useText } from '../i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/note.tsx'
import { RouteCard } from './route-card.tsx'
import { walksText } from './text.ts'
import type { ListedRoute } from './use-routes.ts'

export const routeCardId = (routeId: string) => `card-${routeId}`

export function RouteList({
  routes,
  isFiltered,
  themeSearch,
  onHighlight,
  onClear,
}: {
  routes: readonly ListedRoute[]
  isFiltered: boolean
  themeSearch: string
  onHighlight(id: string | null): void
  onClear(): void
}) {
  const text = useText(walksText)
  if (routes.length === 0)
    return (
      <Empty title={isFiltered ? text.noneOfThemes : text.noneTitle}>
        <p>{isFiltered ? text.noneOfThemesWhat : text.noneWhat}</p>
        {isFiltered ? <Button onClick={onClear}>{text.allThemes}</Button> : null}
      </Empty>
    )
  return (
    <>
      <ul className="route-list">
        {routes.map((route) => (
          <li key={route.id}>
            <RouteCard
              route={route}
              href={paths.route(route.id) + themeSearch}
              id={routeCardId(route.id)}
              onHighlight={onHighlight}
            />
          </li>
        ))}
      </ul>
      <div className="session-list-end">
        <ButtonLink kind="secondary" href={paths.myWalks}>
          {text.myWalks}
        </ButtonLink>
        <ButtonLink kind="quiet" href={paths.about}>
          {text.about}
        </ButtonLink>
      </div>
    </>
  )
}
