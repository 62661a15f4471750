// What a library might open a file for when it is first asked: the time zone, its rules, its names.
const show = (f) => { try { console.log(String(f())); } catch (error) { console.log(String(error)); } };
const date = new Date(2024, 6, 5, 13, 45, 6, 789);

show(() => date.getTimezoneOffset());
show(() => date.toString());
show(() => date.toLocaleString());
show(() => date.toLocaleTimeString('th-TH'));
show(() => date.toLocaleDateString('de', { weekday: 'long', month: 'long', timeZone: 'Asia/Bangkok' }));
show(() => new Date(2024, 0, 1).toISOString());
show(() => new Date('Mon Jan 2 2012 03:04:05 EST').toISOString());
show(() => new Date('2024-07-01T00:00:00').toISOString());
show(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
show(() => new Intl.DateTimeFormat('th', { dateStyle: 'full', timeStyle: 'full', timeZone: 'America/New_York' })
  .format(date));
show(() => new Intl.DateTimeFormat('ja-u-ca-japanese', { dateStyle: 'long' }).format(date));
show(() => new Intl.RelativeTimeFormat('en').format(-1, 'day'));
show(() => Intl.supportedValuesOf('timeZone').includes('Asia/Bangkok'));
