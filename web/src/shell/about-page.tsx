import { useText } from '../i18n/text.ts'
import { Page } from './page.tsx'
import { shellText } from './text.ts'

export function AboutPage() {
  const text = useText(shellText)
  return (
    <Page title={text.aboutTitle} lead={text.aboutLead}>
      <div className="prose">
        <p>{text.aboutName}</p>
        <h2>{text.demoTitle}</h2>
        <p>{text.demoWhat}</p>
        <h2>{text.accessTitle}</h2>
        <List items={text.access} />
        <h2>{text.privacyTitle}</h2>
        <p>{text.privacy}</p>
        <h2>{text.sourcesTitle}</h2>
        <List items={text.sources} />
      </div>
    </Page>
  )
}

function List({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}
