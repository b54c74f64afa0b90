import { Marked } from '../../i18n/marked.tsx'
import './sheet.css'

import { RouteByIdDocument } from '../../api/gen/documents.ts'
import { useQuery } from '../../api/use-query.ts'
import { dateWords, dayOf } from '../../format/day.ts'
import { routeLengthWords } from '../../format/distance.ts'
import { durationWords } from '../../format/duration.ts'
import { themeText } from '../../format/theme-words.ts'
import { useNow } from '../../format/use-now.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { nameOf } from '../../i18n/name-of.ts'
import { useText } from '../../i18n/text.ts'
import { StaticMap } from '../../map/static-map.tsx'
import { PanelBack } from '../../map-page/panel-back.tsx'
import { paths } from '../../paths.ts'
import { usePageTitle } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty, ErrorNote, Loading } from '../../ui/note.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { ThemeMark } from '../../ui/theme-mark.tsx'
import { Closures } from '../closures.tsx'
import type { FullRoute } from '../story.tsx'
import { walksText } from '../text.ts'
import { routeOnMap } from '../use-routes.ts'
import { SheetStop } from './sheet-stop.tsx'
import { sheetText } from './text.ts'

/** A walk made for A4: what is shown is what is printed, below a bar with the way back. */
export function RouteSheetPage({ id }: { id: string }) {
  const text = useText(sheetText)
  const { backToRoute } = useText(walksText)
  const { language } = useLanguage()
  const [{ data, error }, run] = useQuery({ query: RouteByIdDocument, variables: { id } })
  const route = data?.node?.__typename === 'Route' ? data.node : null
  usePageTitle(route ? text.title(nameOf(route, language)) : undefined)
  return (
    <div className="sheet-page">
      <div className="sheet-bar">
        <PanelBack href={paths.route(id)}>{backToRoute}</PanelBack>
        {route ? (
          <>
            <p>{text.hint}</p>
            <Button onClick={() => print()}>
              <Icon name="print" size={20} />
              {text.print}
            </Button>
          </>
        ) : null}
      </div>
      {route ? (
        <Leaflet route={route} />
      ) : error && !data ? (
        <ErrorNote error={error} onRetry={() => run({ requestPolicy: 'network-only' })} />
      ) : data ? (
        <Empty title={text.gone} heading="h1" />
      ) : (
        <Loading />
      )}
    </div>
  )
}

const MAP_HEIGHT = 470

function Leaflet({ route }: { route: FullRoute }) {
  const text = useText(sheetText)
  const { language } = useLanguage()
  const now = useNow()
  const drawn = routeOnMap(route, language, now)
  const name = nameOf(route, language)
  const summary = language === 'en' && route.summaryEn ? route.summaryEn : route.summary
  return (
    <article className="paper" data-theme={route.theme}>
      <Title route={route} />
      <div className="paper-lead">
        <div>
          <Figures route={route} />
          <p className="paper-summary">
            <Marked words={summary} />
          </p>
          <Closures closures={route.closures} named />
        </div>
        <div className="paper-code">
          <QrCode words={location.origin + paths.route(route.id)} label={text.routeCodeFor(name)} />
          <p>{text.routeCode}</p>
        </div>
      </div>
      <StaticMap route={drawn} language={language} height={MAP_HEIGHT} />
      <ol className="paper-stops">
        {route.stops.map((stop, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stop is its place in the walk
          <li key={index}>
            <SheetStop stop={stop} number={index + 1} />
          </li>
        ))}
      </ol>
      <p className="paper-foot">{text.printed(dateWords(dayOf(now), language))}</p>
    </article>
  )
}

/** The theme's band with the cloth's white dots, as the pages have it on top. */
function Title({ route }: { route: FullRoute }) {
  const text = useText(sheetText)
  const walks = useText(walksText)
  const { themes } = useText(themeText)
  const { language } = useLanguage()
  const other = language === 'zh' ? route.nameEn : route.name
  return (
    <header className="paper-title">
      <p className="paper-brand">
        <span>{text.brand}</span>
        <span>
          {route.composed ? `${walks.composed} · ` : ''}
          {themes[route.theme]}
        </span>
      </p>
      <div>
        <ThemeMark theme={route.theme} size={54} />
        <h1>
          {nameOf(route, language)}
          {other ? <small lang={language === 'zh' ? 'en' : 'zh-CN'}>{other}</small> : null}
        </h1>
      </div>
    </header>
  )
}

function Figures({ route }: { route: FullRoute }) {
  const text = useText(walksText)
  const { language } = useLanguage()
  return (
    <ul className="paper-figures tabular">
      <li>{routeLengthWords(route, language)}</li>
      <li>{text.roughly(durationWords(route.durationMinutes, language))}</li>
      <li>{text.stations(route.stops.length)}</li>
    </ul>
  )
}
