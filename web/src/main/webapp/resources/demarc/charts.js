/*
 * Charts of histories and of live traffic. A chart is an element with data-chart (its kind) or data-traffic, data-of (of what) and the
 * words that it shows; the rest is made here. Drawn by Chart.js, which PrimeFaces brings along.
 */
(function () {
  var COLOURS = {light: ['#0b63b0', '#1f8a4c', '#b7791f', '#9b2c2c'], dark: ['#6cb6ff', '#4cc38a', '#e5b567', '#ff7b6e']};
  var SPANS = {hour: 3600, day: 86400, week: 604800, month: 2592000, year: 31536000};
  var charts = [], loading = null;

  function root() { return document.body.dataset.root || ''; }
  function isDark() { return document.body.classList.contains('dc-dark'); }
  function colour(place) { return COLOURS[isDark() ? 'dark' : 'light'][place % 4]; }
  function style(name) { return getComputedStyle(document.body).getPropertyValue(name).trim(); }
  function library(then) {
    if (window.Chart) { then(); return; }
    if (!loading) {
      loading = document.createElement('script');
      loading.src = document.querySelector('[data-charts-library]').dataset.chartsLibrary;
      document.head.appendChild(loading);
    }
    loading.addEventListener('load', then);
  }
  function two(number) { return (number < 10 ? '0' : '') + number; }
  // times are the server's, as everywhere on its pages
  function zone() { return Number(document.querySelector('[data-charts-library]').dataset.zoneS) || 0; }
  function date(seconds) { return new Date((seconds + zone()) * 1000); }
  function day(seconds) { var d = date(seconds); return two(d.getUTCDate()) + '.' + two(d.getUTCMonth() + 1); }
  function clock(seconds, exact) {
    var d = date(seconds);
    return two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + (exact ? ':' + two(d.getUTCSeconds()) : '');
  }
  function moment(seconds) { var d = date(seconds); return d.getUTCFullYear() + '-' + two(d.getUTCMonth() + 1) + '-' + two(d.getUTCDate()) + ' ' + clock(seconds, true); }
  function field(seconds) { return moment(seconds).slice(0, 16).replace(' ', 'T'); }
  function seconds(text) { return text ? Math.round(Date.parse(text + ':00Z') / 1000) - zone() : NaN; }
  function label(value, span) { return span <= 172800 ? clock(value, span < 600) : span <= 5184000 ? day(value) + ' ' + clock(value) : day(value) + '.' + date(value).getUTCFullYear(); }
  function shown(value, unit) {
    if (value === null || value === undefined) { return '–'; }
    var units = unit === 'bit/s' || unit === '1/s' ? ['', 'k', 'M', 'G', 'T'] : [''], place = 0;
    while (Math.abs(value) >= 999.5 && place < units.length - 1) { value /= 1000; place++; }
    var digits = Math.abs(value) >= 100 || value === 0 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return (value.toFixed(digits) + ' ' + units[place] + (unit === '1/s' ? '/s' : unit)).trim();
  }
  function words(part) { return JSON.parse(part.dataset.words || '{}'); }
  function make(name, className, parent, text) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    parent.appendChild(element);
    return element;
  }

  /** Points with a hole where nothing came for longer than two steps. */
  function points(line, values, step) {
    var all = [], usual = Infinity;
    for (var i = 1; i < line.at.length; i++) { usual = Math.min(usual, line.at[i] - line.at[i - 1]); }
    var most = Math.max(step, usual === Infinity ? 0 : usual, 1) * 2.5;
    line.at.forEach(function (at, place) {
      if (place > 0 && at - line.at[place - 1] > most) { all.push({x: at - 1, y: null}); }
      all.push({x: at, y: values[place]});
    });
    return all;
  }

  function scales(chart, units) {
    var grid = {color: 'rgba(131, 145, 160, 0.25)'}, all = {
      x: {type: 'linear', min: chart.from, max: chart.to, grid: grid, ticks: {maxTicksLimit: chart.part.clientWidth < 500 ? 4 : 9, maxRotation: 0, color: style('--dc-quiet'),
        callback: function (value) { return label(value, chart.to - chart.from); }}}
    };
    units.forEach(function (unit, place) {
      all['y' + place] = {position: place ? 'right' : 'left', grid: place ? {drawOnChartArea: false} : grid, beginAtZero: unit === 'bit/s' || unit === '1/s' || unit === 'ms' || unit === '%',
        ticks: {color: style('--dc-quiet'), maxTicksLimit: 6, callback: function (value) { return shown(value, unit); }}};
    });
    return all;
  }

  function draw(chart, lines, step, name) {
    var units = [], sets = [];
    lines.forEach(function (line) { if (units.indexOf(line.unit) < 0 && units.length < 2) { units.push(line.unit); } });
    lines.forEach(function (line, place) {
      if (units.indexOf(line.unit) < 0) { return; }
      var axis = 'y' + units.indexOf(line.unit), own = colour(place), few = line.at.length < 60;
      var hasBand = line.least.some(function (value, i) { return value !== null && line.most[i] !== null && value !== line.most[i]; });
      sets.push({label: name(line.key), unit: line.unit, yAxisID: axis, borderColor: own, backgroundColor: own, borderWidth: 1.6, pointRadius: few ? 2 : 0, data: points(line, line.mean, step)});
      if (hasBand) {
        sets.push({yAxisID: axis, helper: true, borderWidth: 0, pointRadius: 0, data: points(line, line.least, step)});
        sets.push({yAxisID: axis, helper: true, borderWidth: 0, pointRadius: 0, fill: '-1', backgroundColor: own + '2e', data: points(line, line.most, step)});
      } else if (line.most.some(function (value, i) { return value !== null && value !== line.mean[i]; })) {
        sets.push({yAxisID: axis, helper: true, borderColor: own + '66', borderWidth: 1, borderDash: [3, 3], pointRadius: 0, data: points(line, line.most, step)});
      }
    });
    var config = {type: 'line', data: {datasets: sets}, options: {responsive: true, maintainAspectRatio: false, animation: false, parsing: false, normalized: true,
      interaction: {mode: 'nearest', axis: 'x', intersect: false}, scales: scales(chart, units),
      plugins: {legend: {labels: {color: style('--dc-text'), boxWidth: 12, filter: function (item, data) { return !data.datasets[item.datasetIndex].helper; }}},
        tooltip: {filter: function (item) { return !item.dataset.helper; }, callbacks: {
          title: function (items) { return items.length ? moment(items[0].parsed.x) : ''; },
          label: function (item) { return item.dataset.label + ': ' + shown(item.parsed.y, item.dataset.unit); }}}}}};
    if (chart.drawn) { chart.drawn.destroy(); }
    chart.drawn = new window.Chart(chart.canvas.getContext('2d'), config);
  }

  function summary(chart, lines, name, text) {
    chart.table.textContent = '';
    var head = make('tr', '', make('thead', '', chart.table));
    ['', text.least, text.mean, text.most, text.last].forEach(function (title) { make('th', '', head, title); });
    var body = make('tbody', '', chart.table);
    lines.forEach(function (line) {
      var mean = line.mean.filter(function (value) { return value !== null; });
      if (!mean.length) { return; }
      var least = line.least.concat(mean).filter(function (value) { return value !== null; }), most = line.most.concat(mean).filter(function (value) { return value !== null; });
      var row = make('tr', '', body);
      make('th', '', row, name(line.key));
      [Math.min.apply(null, least), mean.reduce(function (sum, value) { return sum + value; }, 0) / mean.length, Math.max.apply(null, most), mean[mean.length - 1]]
        .forEach(function (value) { make('td', '', row, shown(value, line.unit)); });
    });
  }

  function load(chart) {
    var text = words(chart.part), now = Math.floor(Date.now() / 1000);
    if (chart.span) { chart.to = now; chart.from = now - SPANS[chart.span]; }
    chart.fields.from.value = field(chart.from);
    chart.fields.to.value = field(chart.to);
    Object.keys(chart.buttons).forEach(function (span) { chart.buttons[span].classList.toggle('dc-on', span === chart.span); chart.buttons[span].setAttribute('aria-pressed', span === chart.span); });
    var asked = chart.asked = {};
    fetch(root() + '/ui/live/chart?kind=' + chart.part.dataset.chart + '&id=' + chart.part.dataset.of + '&from=' + chart.from + '&to=' + chart.to + '&points=' + (chart.part.clientWidth < 500 ? 150 : 400), {cache: 'no-store', redirect: 'manual'})
      .then(function (answer) {
        if (answer.type === 'opaqueredirect') { location.reload(); }
        if (!answer.ok) { return answer.text().then(function (why) { throw new Error(why); }); }
        return answer.json();
      }).then(function (data) {
        if (asked !== chart.asked) { return; }
        var name = function (key) { return text[key] || key; }, empty = data.lines.every(function (line) { return !line.at.length; });
        var lines = data.lines.filter(function (line) { return line.at.length; });
        chart.note.textContent = empty ? text.none : '';
        chart.box.hidden = empty;
        chart.table.hidden = empty;
        chart.level.textContent = text['level.' + data.level] || '';
        chart.part.dataset.level = data.level;
        if (!empty) { library(function () { draw(chart, lines, data.stepS, name); summary(chart, lines, name, text); chart.part.dataset.drawn = lines.length; }); }
      }).catch(function (fault) {
        if (asked === chart.asked) { chart.note.textContent = fault.message || text.away; }
      });
  }

  function range(chart, from, to) {
    if (!(to > from)) { chart.note.textContent = words(chart.part).badSpan; return; }
    chart.span = '';
    chart.from = Math.floor(from);
    chart.to = Math.ceil(to);
    load(chart);
  }

  /** A span is chosen by drawing over it, with a mouse or a finger. */
  function choosing(chart) {
    var mark = make('div', 'dc-chart-mark', chart.box), begin = null;
    mark.hidden = true;
    function place(event) { return event.clientX - chart.box.getBoundingClientRect().left; }
    function value(x) { return chart.drawn.scales.x.getValueForPixel(x); }
    chart.canvas.addEventListener('pointerdown', function (event) { if (event.button === 0 && chart.drawn) { begin = place(event); } });
    window.addEventListener('pointermove', function (event) {
      if (begin === null) { return; }
      var now = place(event);
      mark.hidden = Math.abs(now - begin) < 6;
      mark.style.left = Math.min(begin, now) + 'px';
      mark.style.width = Math.abs(now - begin) + 'px';
    });
    window.addEventListener('pointerup', function (event) {
      if (begin === null) { return; }
      var from = Math.min(begin, place(event)), to = Math.max(begin, place(event));
      begin = null;
      mark.hidden = true;
      if (to - from >= 6) { range(chart, Math.max(chart.from, value(from)), Math.min(chart.to, Math.max(value(to), value(from) + 60))); }
    });
  }

  function build(part) {
    var text = words(part), chart = {part: part, span: 'day', buttons: {}, fields: {}};
    part.dataset.built = 'true';
    part.textContent = '';
    var bar = make('div', 'dc-chart-bar', part);
    Object.keys(SPANS).forEach(function (span) {
      chart.buttons[span] = make('button', 'dc-chart-span dc-span-' + span, bar, text[span]);
      chart.buttons[span].type = 'button';
      chart.buttons[span].addEventListener('click', function () { chart.span = span; load(chart); });
    });
    ['from', 'to'].forEach(function (end) {
      var frame = make('label', 'dc-quiet', bar, text[end] + ' ');
      chart.fields[end] = make('input', 'dc-chart-' + end, frame);
      chart.fields[end].type = 'datetime-local';
      chart.fields[end].addEventListener('change', function () { range(chart, seconds(chart.fields.from.value), seconds(chart.fields.to.value)); });
    });
    chart.level = make('span', 'dc-quiet', bar);
    chart.note = make('div', 'dc-quiet dc-chart-note', part);
    chart.note.setAttribute('role', 'status');
    chart.box = make('div', 'dc-chart-box', part);
    chart.canvas = make('canvas', '', chart.box);
    chart.canvas.setAttribute('role', 'img');
    chart.canvas.setAttribute('aria-label', part.dataset.title || '');
    chart.table = make('table', 'dc-chart-table', part);
    charts.push(chart);
    choosing(chart);
    load(chart);
  }

  /** Live traffic: begins when it is asked for, ends with the page, or when nobody looks. */
  function watch(part) {
    var text = words(part), chart = {part: part}, samples = [], newest = 0, timer = null;
    part.dataset.built = 'true';
    part.textContent = '';
    var bar = make('div', 'dc-chart-bar', part), button = make('button', 'dc-chart-span dc-traffic-go', bar, text.start), now = make('span', 'dc-traffic-now', bar);
    button.type = 'button';
    chart.note = make('div', 'dc-quiet dc-chart-note', part);
    chart.note.setAttribute('role', 'status');
    chart.box = make('div', 'dc-chart-box', part);
    chart.box.hidden = true;
    chart.canvas = make('canvas', '', chart.box);
    chart.table = make('table', 'dc-chart-table', part);
    chart.table.hidden = true;
    function line(key, unit) {
      var read = samples.map(function (sample) { return sample[key]; });
      return {key: key, unit: unit, at: samples.map(function (sample) { return Date.parse(sample.at) / 1000; }), mean: read, least: read, most: read};
    }
    function name(key) { return text[key] || key; }
    function show() {
      var last = samples[samples.length - 1];
      if (!last) { return; }
      var lines = [line('inBps', 'bit/s'), line('outBps', 'bit/s')];
      chart.to = Date.parse(last.at) / 1000;
      chart.from = chart.to - 180;
      chart.note.textContent = last.state === 'READ' ? '' : text['state.' + last.state] || '';
      now.textContent = name('inBps') + ' ' + shown(last.inBps, 'bit/s') + ' · ' + name('outBps') + ' ' + shown(last.outBps, 'bit/s');
      chart.box.hidden = false;
      chart.table.hidden = false;
      part.dataset.samples = samples.filter(function (sample) { return sample.state === 'READ'; }).length;
      library(function () {
        draw(chart, lines, 2, name);
        summary(chart, lines.concat(['inPps', 'outPps', 'inErrorsPs', 'outErrorsPs', 'inDiscardsPs', 'outDiscardsPs'].map(function (key) { return line(key, '1/s'); })), name, text);
      });
    }
    function ask() {
      if (!document.body.contains(part)) { stop(); return; }
      if (document.hidden) { timer = setTimeout(ask, 2000); return; }
      fetch(root() + '/ui/live/traffic?id=' + part.dataset.of + '&after=' + newest, {cache: 'no-store', redirect: 'manual'}).then(function (answer) {
        if (answer.type === 'opaqueredirect') { location.reload(); }
        if (!answer.ok) { return answer.text().then(function (why) { var fault = new Error(why); fault.final = answer.status < 500; throw fault; }); }
        return answer.json();
      }).then(function (data) {
        samples = samples.concat(data.samples).slice(-150);
        newest = data.newest;
        show();
        if (timer) { timer = setTimeout(ask, data.everySeconds * 1000); }
      }).catch(function (fault) {
        chart.note.textContent = fault.message;
        if (fault.final) { stop(); } else if (timer) { timer = setTimeout(ask, 5000); }
      });
    }
    function stop() { clearTimeout(timer); timer = null; button.textContent = text.start; button.classList.remove('dc-on'); }
    button.addEventListener('click', function () {
      if (timer) { stop(); return; }
      timer = 1;
      button.textContent = text.stop;
      button.classList.add('dc-on');
      chart.note.textContent = text['state.FIRST'];
      ask();
    });
  }

  function look() {
    charts = charts.filter(function (chart) { return document.body.contains(chart.part); });
    Array.prototype.forEach.call(document.querySelectorAll('[data-chart]:not([data-built]), [data-traffic]:not([data-built])'), function (part) {
      if (!part.getClientRects().length) { return; }
      if (part.dataset.chart) { build(part); } else { watch(part); }
    });
  }
  /** New values may be there: charts that reach up to now are asked again. */
  window.renewCharts = function () {
    look();
    charts.forEach(function (chart) { if (chart.span) { load(chart); } });
  };
  document.addEventListener('DOMContentLoaded', function () { look(); setInterval(look, 500); });
})();
