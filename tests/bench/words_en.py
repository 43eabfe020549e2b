"""English words for synthetic plans: our own lists, and stems that make as many further words as a size needs.

Words joined by "=" may stand for each other.
"""

VERBS = """Promote=Advance=Foster Develop=Build=Create Support=Assist=Help Expand=Extend=Widen
Review=Examine=Reassess Establish=Found=Institute Improve=Enhance=Refine Accelerate=Hasten=Speed-up
Introduce=Launch=Start Publish=Release=Issue Train=Educate=Coach Fund=Finance=Subsidise
Standardise=Harmonise=Unify Monitor=Track=Observe Protect=Safeguard=Defend Test=Trial=Pilot
Modernise=Renew=Update Coordinate=Align=Orchestrate Simplify=Streamline=Shorten Inspect=Audit=Verify
Map=Chart=Survey Procure=Purchase=Acquire Open=Unlock=Share Restore=Repair=Recover Certify=Accredit=Approve"""

MODIFIERS = """low-cost=inexpensive energy-saving=power-saving portable=mobile regional=local
nationwide=countrywide interoperable=compatible tamper-proof=tamper-resistant multilingual=many-language
open-licence shared=common next-generation=future small-scale=compact large-scale=wide-area automated=automatic
real-time=instant offline privacy-preserving=confidential explainable=transparent resilient=robust seasonal
year-round high-precision=precise low-carbon=carbon-saving recyclable=reusable modular voluntary
mandatory=obligatory cross-border=international rural urban coastal inland subterranean airborne seaborne
wearable barrier-free=accessible child-safe age-friendly disaster-ready fireproof waterproof long-life=durable
community-run publicly-owned privately-run joint=collaborative experimental=prototype certified=accredited
anonymous=nameless encrypted satellite-based camera-based voice-driven text-based map-based paperless=digital
after-hours round-the-clock early-stage late-stage preventive=precautionary emergency=urgent temporary=interim
permanent=lasting bilingual lightweight heavy-duty quiet=silent"""

HEADS = """sensors=detectors archives=repositories simulators=emulators registers=registries
dashboards=control-panels corridors=routes terminals=stations depots=storehouses turbines=generators
reservoirs=basins greenhouses=glasshouses nurseries=seedbeds ferries=boats tramways=light-railways
bridges=viaducts tunnels=underpasses harbours=ports lighthouses=beacons clinics=surgeries
ambulances=rescue-vehicles wards=sickrooms vaccines=inoculations prostheses=artificial-limbs kitchens=canteens
classrooms=lecture-rooms libraries=reading-rooms museums=galleries textbooks=teaching-materials
scholarships=bursaries apprenticeships=traineeships laboratories=test-benches microscopes=imaging-devices
telescopes=observatories antennas=aerials cables=wirings batteries=accumulators chargers=charging-points
pumps=pumping-sets filters=strainers pipelines=conduits dykes=embankments shelters=refuges sirens=alarms
drones=unmanned-aircraft robots=machines translators=interpreters chatbots=assistants datasets=collections
models=estimators benchmarks=yardsticks toolkits=kits portals=gateways catalogues=inventories
ledgers=account-books vouchers=coupons permits=licences labels=tags contracts=agreements guidelines=guidance
curricula=syllabuses workshops=seminars councils=panels helpdesks=advice-counters hotlines=phone-lines
passports=travel-papers warehouses=stores freezers=cold-stores orchards=fruit-farms fisheries=fishing-grounds
forests=woodlands wetlands=marshes beehives=apiaries barns=stables tractors=farm-vehicles looms=weaving-machines
kilns=furnaces alloys=metals polymers=plastics adhesives=glues fabrics=textiles enzymes=catalysts
membranes=films lasers=light-sources gyroscopes=orientation-devices semiconductors=chips
processors=computing-units servers=hosts networks=meshes protocols=procedures keys=credentials
audits=inspections insurances=covers loans=credits"""

SECTORS = """paddy farming;dairy farming;hill forestry;tidal fishing;pearl culture;tea growing;silk weaving;
shipbuilding;steel casting;glass blowing;paper milling;furniture making;toy making;watch making;printing;
bookselling;film making;stage arts;amateur sports;mountain rescue;river control;snow clearing;
earthquake watching;volcano watching;weather services;air traffic;railway upkeep;bus services;taxi services;
bicycle sharing;parcel delivery;cold storage;food inspection;school meals;infant care;elder care;home nursing;
dentistry;pharmacy;midwifery;veterinary care;organ donation;blood supply;mental health;addiction care;
public baths;water supply;sewage works;waste sorting;soil cleaning;noise control;air quality;bird protection;
whale watching;park keeping;heritage repair;shrine carpentry;archaeology;census taking;tax collection;
customs clearance;coast guarding;border control;fire fighting;traffic policing;fraud prevention;court records;
land registration;patent search;consumer advice;job placement;labour inspection;pension payment;
disability support;refugee reception;language teaching;adult learning;teacher training;university admission;
space launch;satellite imaging;ocean mapping;polar research;fusion research;materials testing;gene sequencing;
crop breeding;pest control;beekeeping;wine making;sake brewing;noodle making;pottery;lacquer work;tourism;
hotel keeping;event safety;video games;podcasting;news gathering;advertising review;bank supervision;
micro-credit;crop insurance;commodity trading;energy trading;grid control;heat supply;mine closure;quarrying;
road paving"""

ADJECTIVES = """small=little mid-sized=medium remote=outlying newly-founded=young family-run=family-owned
depopulated=shrinking first-time=beginning part-time retired foreign-born=migrant self-employed=freelance
low-income=needy island-based mountain-dwelling night-working disaster-struck=stricken under-equipped
export-minded single-parent long-serving=veteran volunteer rotating=alternating visually-impaired=blind
deaf=hard-of-hearing bedridden unskilled technical clerical nomadic waiting-listed"""

PEOPLE = """cooperatives=mutuals municipalities=towns households=families farmers=growers fishers=fishermen
foresters=woodsmen nurses=carers teachers=instructors pupils=schoolchildren students=undergraduates
researchers=scientists engineers=technicians drivers=chauffeurs sailors=seafarers miners=pitworkers
artisans=craftspeople shopkeepers=retailers wholesalers=distributors importers exporters=shippers landlords
tenants=renters patients=sufferers parents=guardians toddlers=infants pensioners=seniors veterans
jurists=lawyers auditors=accountants inspectors=examiners journalists=reporters librarians curators
musicians=performers athletes=sportspeople tourists=visitors commuters=passengers"""

MEANS = """joint trials;shared purchasing;tax relief;matching grants;open competitions;model ordinances;
field visits;mobile counters;peer mentoring;evening courses;remote lessons;leasing schemes;loan guarantees;
price subsidies;quality marks;public tenders;citizen juries;expert panels;annual surveys;data pooling;
test licences;regulatory sandboxes;mutual recognition;staff exchanges;town twinning;dual appointments;
summer schools;travel stipends;repair vouchers;buy-back offers;stock-piling;rotating inspections;
surprise visits;self-declarations;electronic filing;voice filing;single counters;call centres;map layers;
open interfaces;reference designs;source-code release;bug rewards;red-team drills;evacuation drills;
tabletop exercises;after-action reviews;cost accounting;benchmark tables;league tables"""

PARTNERS = """universities;port authorities;credit unions;hospitals;trade guilds;rail operators;
village assemblies;fire brigades;technical colleges;broadcasters;insurers;power utilities;seed banks;
chambers of commerce;charities;parent associations;sports clubs;museums;archives;neighbouring states;
space agencies;observatories;start-up hubs;labour unions;bar associations;student bodies;veteran leagues;
road builders;water boards;mapping firms"""

UNITS = """sites;towns;schools;vessels;clinics;trainees;laboratories;lines;districts;farms;depots;prototypes;
courses;permits;megawatts;tonnes;households;volunteers;patents;languages"""

PROGRAMMES = """Programme=Scheme Project=Undertaking Initiative=Drive Plan=Roadmap Package=Bundle
Framework=Structure Pilot=Trial Fund=Facility Campaign=Push Network=Alliance Service=Offer Strategy=Approach"""

THEMES = """Livelihood;Safety;Prosperity;Learning;Mobility;Health;Harbours;Energy;Harvests;Craft;Culture;Nature;
Trust;Skills;Research;Trade;Housing;Water;Youth;Ageing;Relief;Records;Space;Oceans;Forests;Networks;Measurement;
Industry;Justice;Finance"""

ANGLES = """Foundations of;Renewal of;Paths to;Partnership for;Standards for;Access to;Rules for;Future of;
Investment in;Guardianship of;Cooperation on;Openness in;Measurement of;Services for;People in;Places of;
Tools for;Resilience of"""

OFFICES = """Ministry of;Agency for;Office for;Commission on;Directorate of;Board of"""
REMITS = """Harbours;Harvests;Schools;Remedies;Railways;Forestry;Coinage;Records;Weather;Housing;Crafts;Oceans;
Minerals;Broadcasting;Archives;Consumers;Youth;Ageing;Rivers;Islands;Trade;Justice;Relief;Measurement;Energy"""

PREFIXES = """hydro aero thermo photo cryo bio geo litho magneto electro nano micro macro poly mono inter trans
sub super iso meta para peri endo exo xylo phyto zoo ferro cupro helio luna stella chrono tele auto allo homo
proto neo"""
STEMS = """lattice foam weave grain mesh vane spore loop flux pulse gel sheet fibre bead scale coil trace drift
shell core plume spark braid cone disc flake globe hinge joint knot lens node orbit panel quill ridge slot tube
unit valve wedge yarn zone band cell duct edge fuse gate helix index jet keel link mould notch"""
SUFFIXES = ("", "-ring", "-grade", "-plate", "-form", "-track", "-scan", "-cast", "-bond", "-line", "-sort", "-lock")

TOWN_HEADS = """Ta Ke Su Mo Ri Na Ho Yu Shi Ko Wa Ne Mi Ha To Se Ku Ya"""
TOWN_MIDDLES = """ru be no shi ta mo ga ri ha wa ki sa"""
TOWN_TAILS = """mi no to ra ne ki sa ya da be"""
