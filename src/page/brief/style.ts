/** The brief's stylesheet: palette and type of the page, two pages of A4 when printed. The brief can be read without it. */
export const STYLE = `:root{color-scheme:light dark;--text:#1b1b1b;--soft:#505a5f;--ground:#fff;--line:#d9dde0;--mark:#12436d}
@media (prefers-color-scheme:dark){:root{--text:#f3f2f1;--soft:#a9b2b8;--ground:#16181a;--line:#3a4044;--mark:#7fb8ec}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI","Liberation Sans",Arial,sans-serif}
main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding:1.5rem 0 .5rem;border-bottom:3px solid var(--mark)}
h1{font-size:1.9rem;line-height:1.2;margin:0}
h2{font-size:1.25rem;line-height:1.25;margin:1.75rem 0 .4rem}
p,ul{margin:0 0 .6rem}
ul{padding-left:1.2rem}
li{margin:0 0 .4rem}
.subtitle{color:var(--soft);margin:.25rem 0 .5rem}
.situation p{max-width:75ch}
.situation p:first-of-type{font-size:1.15rem}
nav{margin:.75rem 0 0}
nav a{margin-right:1rem}
a{color:inherit;text-decoration:underline;text-decoration-thickness:1px;text-decoration-color:var(--soft);text-underline-offset:.2em}
nav a{color:var(--mark);text-decoration-color:currentcolor}
a:hover{text-decoration-thickness:2px}
a:focus-visible,.scroll:focus-visible{outline:3px solid #ffbf47;outline-offset:2px;box-shadow:0 0 0 2px var(--text)}
a[data-reads]{font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.35;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding:0 0 .35rem}
th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line)}
thead th{vertical-align:bottom;border-bottom-color:var(--soft)}
tbody th{font-weight:400;white-space:nowrap}
td{white-space:nowrap}
td.absent{color:var(--soft);font-style:italic}
.key,.source{color:var(--soft);font-size:.875rem}
.source ul{padding-left:0;list-style:none}
footer{padding-bottom:2rem}
@media (max-width:30rem){body{font-size:1rem}h1{font-size:1.6rem}}
@page{size:A4;margin:14mm 16mm 13mm}
@media print{
:root{--text:#000;--soft:#3a4044;--ground:#fff;--line:#b9c0c4;--mark:#000}
body{font-size:9.2pt;line-height:1.32}
main,footer{max-width:none;padding:0}
header{padding-top:0;border-bottom-width:1.5pt}
h1{font-size:17pt}
h2{font-size:11.5pt;margin:7pt 0 2pt;break-after:avoid}
p,ul,li{margin-bottom:2.5pt;orphans:3;widows:3}
.situation p:first-of-type{font-size:10.6pt}
.situation p{max-width:none}
nav,.skip{display:none}
a{text-decoration:none}
.scroll{overflow:visible}
table{font-size:8.2pt;line-height:1.25}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:1.4pt 6pt 1.4pt 0}
.key,.source{font-size:7.8pt}
}
`;
