/* What every page needs: menu on a phone, theme, language. */
window.Demarc = {
  cookie: function (name, value) {
    document.cookie = name + '=' + value + ';path=/;max-age=31536000;samesite=lax';
  },
  toggleMenu: function () { document.body.classList.toggle('dc-menu-open'); },
  toggleTheme: function () {
    this.cookie('demarc-theme', document.body.classList.contains('dc-dark') ? 'light' : 'dark');
    location.reload();
  },
  setLanguage: function (language) {
    this.cookie('demarc-language', language);
    location.reload();
  },
  ajaxFailed: function () {
    // a session that ended answers with a redirect to the login page: reload shows it
    if (navigator.onLine) { location.reload(); }
  }
};
if (document.cookie.indexOf('demarc-theme=') < 0 && window.matchMedia && matchMedia('(prefers-color-scheme: dark)').matches) {
  Demarc.cookie('demarc-theme', 'dark');
  location.reload();
}
// who asks the machine for less motion gets lists and dialogs at once
document.addEventListener('DOMContentLoaded', function () {
  if (window.PrimeFaces && window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches) {
    PrimeFaces.disableAnimations();
  }
});
