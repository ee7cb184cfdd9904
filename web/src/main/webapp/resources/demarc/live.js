/*
 * Pages that see changes as they happen. An element names what it shows and what makes it new:
 *   <span data-live="polls:12 events" data-live-call="renewFacts" data-live-every="2" hidden="hidden"></span>
 * renewFacts is a p:remoteCommand of the page. It is called at most once in so many seconds, and only while somebody looks.
 * While the stream of changes cannot be had, it is called every ten seconds; while it can, once a minute all the same (data-live-slow).
 * What stands in a part that is not shown waits until it is; so does what stands beside something that is chosen (data-live-unless).
 */
(function () {
  var ALONE_MS = 10000, SLOW_MS = 60000, DEAF_MS = 45000, AGAIN_MS = 2000, GIVE_UP_MS = 30000;
  var calledAt = {}, due = {}, timers = {}, asked = '', stream = null, seen = '', heardAt = 0, told = false, retryAt = 0;

  function parts() { return Array.prototype.slice.call(document.querySelectorAll('[data-live]')); }
  function topics() {
    var all = {};
    parts().forEach(function (part) { part.dataset.live.split(/\s+/).forEach(function (topic) { if (topic) { all[topic] = 1; } }); });
    return Object.keys(all).sort().join(',');
  }
  function path() { return document.body.dataset.root || ''; }
  function mayBeCalled(part) {
    var around = part.parentElement, chosen = part.dataset.liveUnless;
    return !document.hidden && around !== null && around.getClientRects().length > 0 && !(chosen && document.querySelector(chosen));
  }

  function call(part) {
    var name = part.dataset.liveCall, every = (Number(part.dataset.liveEvery) || 2) * 1000;
    if (!mayBeCalled(part)) { due[name] = true; return; }
    if (timers[name]) { return; }
    var wait = Math.max(0, (calledAt[name] || 0) + every - Date.now());
    timers[name] = setTimeout(function () {
      delete timers[name];
      delete due[name];
      calledAt[name] = Date.now();
      if (typeof window[name] === 'function') { window[name](); }
    }, wait);
  }
  function callAll() { parts().forEach(call); }
  function hear(change) {
    parts().forEach(function (part) {
      var wants = part.dataset.live.split(/\s+/);
      if (wants.indexOf(change.topic) >= 0 || (change.id && wants.indexOf(change.topic + ':' + change.id) >= 0)) { call(part); }
    });
  }

  function line(text) {
    heardAt = Date.now();
    var event = '', data = '';
    text.split('\n').forEach(function (row) {
      if (row.indexOf('id: ') === 0) { seen = row.slice(4); }
      if (row.indexOf('event: ') === 0) { event = row.slice(7); }
      if (row.indexOf('data: ') === 0) { data += row.slice(6); }
    });
    if (event === 'open') { told = true; document.body.dataset.liveState = 'open'; }
    if (event === 'change') { hear(JSON.parse(data)); }
  }

  function read(reader) {
    var decoder = new TextDecoder(), rest = '';
    return reader.read().then(function more(part) {
      if (part.done) { return; }
      rest += decoder.decode(part.value, {stream: true});
      var blocks = rest.split('\n\n');
      rest = blocks.pop();
      blocks.forEach(line);
      return reader.read().then(more);
    });
  }

  function close() {
    if (stream) { stream.abort(); stream = null; }
    told = false;
    document.body.dataset.liveState = 'alone';
  }

  function open() {
    var wanted = topics();
    if (!wanted || document.hidden || stream || Date.now() < retryAt || !window.AbortController || !window.TextDecoder) { return; }
    asked = wanted;
    heardAt = Date.now();
    var mine = stream = new AbortController();
    // no cookie: a request that lasts for minutes must not hold the session, so the page shows a ticket
    fetch(path() + '/ui/live/ticket', {redirect: 'manual', cache: 'no-store', signal: mine.signal}).then(function (answer) {
      if (answer.type === 'opaqueredirect' || answer.status === 401) { location.reload(); throw new Error('signed out'); }
      if (!answer.ok) { throw new Error('no ticket'); }
      return answer.text();
    }).then(function (ticket) {
      return fetch(path() + '/live/changes?on=' + encodeURIComponent(wanted) + '&since=' + seen,
        {credentials: 'omit', cache: 'no-store', headers: {'X-Demarc-Ticket': ticket, 'Accept': 'text/event-stream'}, signal: mine.signal});
    }).then(function (answer) {
      if (!answer.ok || !answer.body) { throw new Error('no stream'); }
      return read(answer.body.getReader());
    }).then(function () { over(mine, AGAIN_MS); }, function () { over(mine, told ? AGAIN_MS : GIVE_UP_MS); });
  }
  function over(mine, pause) {
    if (stream !== mine) { return; }
    close();
    retryAt = Date.now() + pause * (0.5 + Math.random());
  }

  function tick() {
    if (document.hidden || !parts().length) { return; }
    if (stream && (topics() !== asked || Date.now() - heardAt > DEAF_MS)) { close(); retryAt = 0; }
    open();
    parts().forEach(function (part) {
      var since = Date.now() - (calledAt[part.dataset.liveCall] || begun);
      var slow = Number(part.dataset.liveSlow) * 1000 || SLOW_MS;
      if (due[part.dataset.liveCall] ? mayBeCalled(part) : since > (told ? slow : Math.min(slow, ALONE_MS))) { call(part); }
    });
  }

  var begun = Date.now();
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) {
      // browsers keep few connections to one server: a page at which nobody looks needs none
      close();
    } else {
      retryAt = 0;
      callAll();
      tick();
    }
  });
  window.addEventListener('pagehide', close);
  document.addEventListener('DOMContentLoaded', function () {
    seen = document.body.dataset.made || '';
    document.body.dataset.liveState = 'alone';
    tick();
    setInterval(tick, 1000);
  });
})();
