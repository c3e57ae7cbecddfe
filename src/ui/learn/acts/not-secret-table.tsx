import { forms, protectionOf, transports } from '../../../core/lessons/protection.ts';
import { Icon } from '../../kit/icon.tsx';
import { protectionMessages as words } from './not-secret-messages.ts';

/** Integrity and confidentiality side by side, by how a text is written and how it travels. */
export function ProtectionTable() {
  return (
    <section class="stack full" aria-label={words.title}>
      <h3>{words.title}</h3>
      <table class="protection">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.form}
            </th>
            {transports.map((transport) => (
              <th key={transport} scope="colgroup" colSpan={2}>
                {words.overs[transport]}
              </th>
            ))}
          </tr>
          <tr>
            {transports.map((transport) => [
              <th key={`${transport}-read`} scope="col">
                {words.read}
              </th>,
              <th key={`${transport}-change`} scope="col">
                {words.change}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form}>
              <th scope="row">{words.forms[form]}</th>
              {transports.map((transport) => {
                const { readers, changers } = protectionOf(form, transport);
                return [
                  <Cell key={`${transport}-read`} who={readers} text={words.readers[readers]} />,
                  <Cell key={`${transport}-change`} who={changers} text={words.changers[changers]} />,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.integrity}</p>
      <p>{words.confidentiality}</p>
      <p class="sub">{words.nested}</p>
    </section>
  );
}

const looks = {
  anyone: { icon: 'globe', tone: 'fail' },
  ends: { icon: 'app-window', tone: 'warn' },
  key: { icon: 'key-round', tone: 'pass' },
} as const;

function Cell({ who, text }: { who: keyof typeof looks; text: string }) {
  const { icon, tone } = looks[who];
  return (
    <td class={tone}>
      <Icon name={icon} />
      {text}
    </td>
  );
}
