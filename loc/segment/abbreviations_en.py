"""English words that end in a point, written as they stand in copy, without that last point.

Sources: The Associated Press Stylebook (months, states, titles, addresses, companies, times); GPO Style Manual 2016,
chapter 9 (ranks, measures, Latin); Chicago Manual of Style 17, chapter 10 (names, references); CLDR en (months, days).
"""

from __future__ import annotations

from loc.segment.wordlist import words_in

TITLES = words_in(
    """
    Mr Mrs Ms Mx Messrs Mmes Mme Mlle Dr Drs Prof Profs Rev Revs Fr Msgr Mgr Hon Rt St Ste Sts Bp Abp Archbp Pres Gov
    Govs Sen Sens Rep Reps Asst Assoc Atty Attys Amb Sec Supt Insp Det Dets Ald Cllr Commr Cmdr Comdr Cdr Cmdt Adm Brig
    Gen Gens Maj Majs Col Cols Capt Capts Cpt Lt Lts Lieut Sgt Sgts Cpl Cpls Pvt Pvts Pfc Spc Pte Tpr Gnr Sra Srta Ft
    Mt Mts Ofc Maj-Gen Lt-Gen Lt-Col Lt-Cmdr Wm Thos Jas Edw Robt Benj Saml
    """,
)

# Titles that are words or names too: a first and a last name have to follow.
RARE_TITLES = words_in("Del Dels Min Mins Const Cons Dir Dep Comm Ens Card Ven Prin Pt Hr Ing Adj")

MONTHS = words_in("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")

WEEKDAYS = words_in("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun")

STATES = words_in(
    """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nebr Nev
    Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask Tas Qld N.H N.J N.M N.Y N.C N.D R.I S.C S.D
    W.Va D.C B.C N.S N.B N.L P.E.I P.R N.S.W N.W.T
    """,
)

COMPANIES = words_in("Inc Corp Co Cos Ltd Bros Pty Pte Pvt Cie Assn Ass'n Mfg Intl Int'l Univ Inst Dept Dist")

ADDRESSES = words_in("Ave Blvd Rd Hwy Pkwy Sq Ln Pl Ct Ter Bldg Rte Expy Fwy St Dr Apt")

NAME_SUFFIXES = words_in("Jr Sr Esq Ph.D PhD M.D D.D.S J.D M.A B.A B.S M.S M.B.A LL.B LL.M R.N C.P.A Q.C K.C")

TIMES = words_in("a.m p.m A.M P.M am pm AM PM")

NUMBERED = words_in(
    """
    No Nos no nos N° Nº № Art Arts art arts Sec Secs sec secs Fig Figs fig figs Vol Vols vol vols Ch Chs ch chs Chap
    chap p pp P PP para paras Para Paras ver Op op Cl Cls cl cls Sect sect Sched Reg Regs Tel tel Ext ext Bk pop Rs Tk
    b d bk Suppl Pt Pts pt Rm Rev ca circa approx Approx est Est c cca Flt Hwy Rte Apt Ste Ex App Res Doc Dkt Psalm H.R
    S.B H.B A.B H.Res S.Res S.J.Res Exod Lev Matt Cor Eph Rom
    """,
)

NEVER_FINAL = words_in(
    """
    vs Vs v e.g E.g i.e I.e eg ie cf Cf viz incl Incl excl abbr f.k.a a.k.a n.k.a d.b.a née resp transl q.v s.v
    Natl Nat'l
    """,
)

EITHER = words_in(
    """
    U.S U.S.A U.N U.K E.U U.A.E U.S.S.R etc al govt Govt gov't Gov't dept Dept mph oz lb lbs hr hrs mins sq yd yds
    kg km cm mm ft avg max co cos inc corp ltd st ave blvd rd jr sr B.C A.D C.E B.C.E ibid Ibid Cmte L.A N.Y.C S.F
    """,
)
