// What the made-up bank asks its customers to agree to. It is a sample to look at, not a text to use.

import type { ConsentText } from 'kyc-enrolment-server';

const texts = {
  en: `
    <h3>What happens with your pictures</h3>
    <p>To confirm who you are, <strong>Halden Savings</strong> compares the photograph in your identity
    document with a picture of your face. Both are sent to our
    verification provider, who measures the features of your face in them. The law calls these measurements
    <em>biometric data</em>.</p>
    <h3>What we need your consent for</h3>
    <ul>
      <li>A picture of the front of your document, and of its back where it has one.</li>
      <li>A picture of your face, and the comparison of the two.</li>
      <li>Keeping the result, without the measurements, for as long as you are our customer.</li>
    </ul>
    <h3>How long we keep what</h3>
    <table>
      <thead><tr><th>What</th><th>Where</th><th>How long</th></tr></thead>
      <tbody>
        <tr><td>Measurements of your face</td><td>Provider</td><td>24 hours</td></tr>
        <tr><td>Pictures</td><td>Provider</td><td>30 days</td></tr>
        <tr><td>Result and document number</td><td>Halden Savings</td><td>5 years after the end of the
        contract</td></tr>
      </tbody>
    </table>
    <h3>Your rights</h3>
    <p>Your consent is voluntary. If you would rather not, come to one of our
    <a href="https://halden.example/branches">branches</a> with your document: nothing else will
    be different for you. You may withdraw your consent at any time under <em>Account, Privacy</em>, or by a
    message to
    <a href="mailto:privacy@halden.example">privacy@halden.example</a>. What was done until then stays
    lawful.</p>
    <p>More is in our <a href="https://halden.example/privacy">privacy notice</a>.</p>`,
  de: `
    <h3>Was mit Ihren Bildern geschieht</h3>
    <p>Um Ihre Identität zu bestätigen, vergleicht die <strong>Halden-Sparkasse</strong> das Lichtbild in
    Ihrem Ausweisdokument mit einem Bild Ihres Gesichts. Beide gehen an unseren
    Prüfdienst, der darin die Merkmale Ihres Gesichts vermisst. Das Gesetz nennt diese Messwerte
    <em>biometrische Daten</em>.</p>
    <h3>Wofür wir Ihre Einwilligung brauchen</h3>
    <ul>
      <li>Ein Bild der Vorderseite Ihres Dokuments und, falls vorhanden, der Rückseite.</li>
      <li>Ein Bild Ihres Gesichts und den Vergleich der beiden.</li>
      <li>Die Aufbewahrung des Ergebnisses, ohne die Messwerte, solange Sie unser Kunde oder unsere Kundin
      sind.</li>
    </ul>
    <h3>Wie lange wir was aufbewahren</h3>
    <table>
      <thead><tr><th>Was</th><th>Wo</th><th>Wie lange</th></tr></thead>
      <tbody>
        <tr><td>Messwerte Ihres Gesichts</td><td>Prüfdienst</td><td>24 Stunden</td></tr>
        <tr><td>Bilder</td><td>Prüfdienst</td><td>30 Tage</td></tr>
        <tr><td>Ergebnis und Dokumentennummer</td><td>Halden-Sparkasse</td><td>5 Jahre nach
        Vertragsende</td></tr>
      </tbody>
    </table>
    <h3>Ihre Rechte</h3>
    <p>Ihre Einwilligung ist freiwillig. Wenn Sie lieber nicht einwilligen, kommen Sie mit Ihrem Dokument in
    eine unserer <a href="https://halden.example/branches">Filialen</a>: Sonst ändert
    sich für Sie nichts. Sie können Ihre Einwilligung jederzeit unter <em>Konto, Datenschutz</em> widerrufen
    oder mit einer Nachricht an
    <a href="mailto:privacy@halden.example">privacy@halden.example</a>. Was bis dahin geschehen ist, bleibt
    rechtmäßig.</p>
    <p>Mehr steht in unserer <a href="https://halden.example/privacy">Datenschutzerklärung</a>.</p>`,
  ar: `
    <h3>ما الذي يحدث لصورك</h3>
    <p>للتأكد من هويتك يقارن <strong>بنك هالدن للادخار</strong> الصورة الموجودة في وثيقة هويتك بصورة لوجهك.
    تُرسل الصورتان إلى مزوّد خدمة التحقق لدينا، الذي يقيس ملامح وجهك فيهما.
    يسمّي القانون هذه القياسات <em>بيانات بيومترية</em>.</p>
    <h3>ما الذي نحتاج إلى موافقتك عليه</h3>
    <ul>
      <li>صورة للوجه الأمامي من وثيقتك، وللوجه الخلفي إن وُجد.</li>
      <li>صورة لوجهك، ومقارنة الصورتين.</li>
      <li>الاحتفاظ بالنتيجة، دون القياسات، طوال مدة تعاملك معنا.</li>
    </ul>
    <h3>مدة الاحتفاظ</h3>
    <table>
      <thead><tr><th>ماذا</th><th>أين</th><th>كم من الوقت</th></tr></thead>
      <tbody>
        <tr><td>قياسات وجهك</td><td>مزوّد الخدمة</td><td>24 ساعة</td></tr>
        <tr><td>الصور</td><td>مزوّد الخدمة</td><td>30 يومًا</td></tr>
        <tr><td>النتيجة ورقم الوثيقة</td><td>بنك هالدن للادخار</td><td>5 سنوات بعد انتهاء العقد</td></tr>
      </tbody>
    </table>
    <h3>حقوقك</h3>
    <p>موافقتك طوعية. إن كنت لا ترغب في ذلك فيمكنك زيارة أحد
    <a href="https://halden.example/branches">فروعنا</a> ومعك وثيقتك، ولن يتغيّر شيء آخر. يمكنك سحب موافقتك في
    أي
    وقت من
    <em>الحساب، الخصوصية</em>، أو برسالة إلى
    <a href="mailto:privacy@halden.example">privacy@halden.example</a>. وما تمّ قبل ذلك يبقى مشروعًا.</p>
    <p>المزيد في <a href="https://halden.example/privacy">إشعار الخصوصية</a>.</p>`,
};

/**
 * The text in the language of the page, or in English. A real shop gets it from the people responsible for
 * it.
 */
export function consentText(tag = 'en'): ConsentText {
  const [primary = 'en'] = tag.toLowerCase().split('-');
  const language = primary === 'de' || primary === 'ar' ? primary : 'en';
  return { version: '1', html: texts[language], language };
}
