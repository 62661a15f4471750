// What a library might open a file for when it is first asked: letters, their order, words and numbers of a language.
const show = (f) => { try { console.log(String(f())); } catch (error) { console.log(String(error)); } };

show(() => (1234567.891).toLocaleString());
show(() => (1234567.891).toLocaleString('th-u-nu-thai'));
show(() => new Intl.NumberFormat('de', { style: 'currency', currency: 'EUR' }).format(1234567.89));
show(() => ['ä'.localeCompare('z', 'sv'), 'ä'.localeCompare('z', 'de')]);
show(() => ['z', 'ä', 'a', 'ก', 'ข'].sort(new Intl.Collator('th').compare));
show(() => ['Å'.normalize('NFD').length, 'ﬁ'.normalize('NFKC')]);
show(() => ['İI'.toLocaleLowerCase('tr'), 'istanbul'.toLocaleUpperCase('tr'), 'ΑΣ'.toLowerCase()]);
show(() => new Intl.PluralRules('ar').select(3));
show(() => new Intl.ListFormat('en').format(['a', 'b', 'c']));
show(() => [...new Intl.Segmenter('th', { granularity: 'word' }).segment('สวัสดีชาวโลก')].map((one) => one.segment).join('|'));
show(() => [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment('Hi. You.')].length);
show(() => new Intl.DisplayNames('de', { type: 'region' }).of('TH'));
show(() => new Intl.Locale('th').maximize());
show(() => Intl.DateTimeFormat.supportedLocalesOf(['th', 'xx', 'de']));
show(() => Intl.supportedValuesOf('currency').length > 100);
show(() => /\p{Script=Thai}+/u.exec('abc กขค')[0]);
show(() => /(?<=\$)\d+/u.exec('$42')[0]);
show(() => [/\u{1F600}/iu.test('😀'), /ß/iu.test('ẞ')]);
